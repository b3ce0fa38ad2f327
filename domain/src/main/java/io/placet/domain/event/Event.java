package io.placet.domain.event;

import java.time.Instant;
import java.util.Map;

/**
 * An event of a contact's history: what happened when, with the values that passed their treatment.
 *
 * @param id unique per contact
 */
public record Event(String id, String type, Instant occurredAt, Map<String, FieldValue> fields) {
  public Event {
    fields = Map.copyOf(fields);
  }
}
