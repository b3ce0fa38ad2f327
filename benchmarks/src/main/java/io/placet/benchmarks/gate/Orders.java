package io.placet.benchmarks.gate;

import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders of one contact after the other, ten a second. */
record Orders(int contacts, Instant begin) implements EventSource {
  @Override
  public Happening happening(long number) {
    return new Happening(
        (int) (number % contacts),
        "Order Completed",
        begin.plusMillis(100L * number),
        List.of("profiling", "analytics"),
        Map.of(
            "order_id", new FieldValue.Text("order-" + number),
            "total", new FieldValue.Decimal(10_000L * (number % 300)),
            "currency", new FieldValue.Text("EUR"),
            "lines", new FieldValue.Whole(number % 20)));
  }
}
