package io.placet.domain.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A declared type of event.
 *
 * @param name as the senders write it, such as {@code Order Completed}
 * @param purposes purposes that may process it, in order of the register; never empty
 * @param fields declared fields by name
 * @param traits whether it tells traits of a contact: what is said of one when it is identified
 * @param mail what it tells of an e-mail
 */
public record EventType(
    String name,
    List<String> purposes,
    Map<String, Field> fields,
    boolean traits,
    Optional<MailEvent> mail) {
  public EventType {
    purposes = List.copyOf(purposes);
    fields = Map.copyOf(fields);
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("an event type has at least one purpose");
    }
  }

  /** Something that a contact did, and not with an e-mail. */
  public EventType(String name, List<String> purposes, Map<String, Field> fields) {
    this(name, purposes, fields, false, Optional.empty());
  }
}
