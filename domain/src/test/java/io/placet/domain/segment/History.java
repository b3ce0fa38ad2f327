package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of one contact, a given number of milliseconds after an instant. */
final class History {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String ORDER = "Order Completed";
  static final String VIEW = "Product Viewed";
  static final String TOTAL = "total";
  static final Duration WINDOW = Duration.ofMillis(100);

  private History() {}

  static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  static Event order(long millis, String total) {
    return order(millis, FieldValue.Decimal.of(new BigDecimal(total)));
  }

  static Event order(long millis, FieldValue total) {
    return new Event("order-" + millis, ORDER, at(millis), Map.of(TOTAL, total));
  }

  static Event view(long millis) {
    return new Event("view-" + millis, VIEW, at(millis), Map.of());
  }

  static Selection all(String eventType, Duration window) {
    return new Selection(Occurrence.of(eventType), Window.of(window));
  }

  static Rule did(String eventType, Duration window) {
    return new Did(all(eventType, window));
  }

  static Past past(List<Event> events) {
    return new Past(events, Keeping.FOR_EVER);
  }

  static boolean holds(Rule rule, List<Event> events, Instant at) {
    return Evaluation.holds(rule, new Moment(past(events), at));
  }

  static Optional<Instant> nextChange(Rule rule, List<Event> events, Instant at) {
    return Evaluation.nextChange(rule, new Moment(past(events), at), holds(rule, events, at));
  }
}
