package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;

/** Which events are meant: those of a type whose properties are as asked. */
public record Occurrence(String eventType, Where where) {
  /** Every event of a type. */
  public static Occurrence of(String eventType) {
    return new Occurrence(eventType, Where.ANY);
  }

  boolean is(Event event) {
    return event.type().equals(eventType) && where.holds(event.fields());
  }

  /** When the next one happens; {@link Instant#MAX} if none is to come. */
  Instant next(Moment now) {
    for (Event event : now.toCome()) {
      if (is(event)) {
        return event.occurredAt();
      }
    }
    return Instant.MAX;
  }
}
