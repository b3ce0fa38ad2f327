package io.placet.domain.score;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;

/** Numbers in an event's fields. */
final class Amounts {
  private Amounts() {}

  /** The value of a decimal or whole field; 0 if the event has none. */
  static double of(Event event, String field) {
    FieldValue value = event.fields().get(field);
    if (value instanceof FieldValue.Decimal decimal) {
      return decimal.toBigDecimal().doubleValue();
    }
    return value instanceof FieldValue.Whole whole ? whole.value() : 0;
  }
}
