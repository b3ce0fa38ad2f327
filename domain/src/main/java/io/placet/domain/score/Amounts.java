package io.placet.domain.score;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Numbers in events' fields. */
final class Amounts {
  private Amounts() {}

  /** Summed exactly and rounded once, so that no order matters; 0 where an event has no number. */
  static double total(Stream<Event> events, String field) {
    return events
        .map(event -> of(event, field))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  static boolean isIn(Event event, String field) {
    FieldValue value = event.fields().get(field);
    return value instanceof FieldValue.Decimal || value instanceof FieldValue.Whole;
  }

  private static BigDecimal of(Event event, String field) {
    FieldValue value = event.fields().get(field);
    if (value instanceof FieldValue.Decimal decimal) {
      return decimal.toBigDecimal();
    }
    return value instanceof FieldValue.Whole whole
        ? BigDecimal.valueOf(whole.value())
        : BigDecimal.ZERO;
  }
}
