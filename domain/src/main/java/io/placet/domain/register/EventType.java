package io.placet.domain.register;

import java.util.List;
import java.util.Map;

/**
 * A declared type of event.
 *
 * @param name as the senders write it, such as {@code Order Completed}
 * @param purposes purposes that may process it, in order of the register; never empty
 * @param fields declared fields by name
 */
public record EventType(String name, List<String> purposes, Map<String, Field> fields) {
  public EventType {
    purposes = List.copyOf(purposes);
    fields = Map.copyOf(fields);
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("an event type has at least one purpose");
    }
  }
}
