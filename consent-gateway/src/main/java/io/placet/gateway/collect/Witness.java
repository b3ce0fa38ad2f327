package io.placet.gateway.collect;

import io.placet.domain.contact.ContactId;
import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who watches what becomes of messages, while that is known anyway. Nothing waits for it. */
public interface Witness {
  /** Whether anybody is there to be told. */
  boolean isWatching();

  /** What became of the messages of one request, once that is acknowledged. */
  void saw(List<Sighting> sightings);

  /**
   * What became of one message.
   *
   * @param declared the event type, where the register has it
   * @param claimed the name that the sender gives the event, whether there is such a type or not
   * @param fate {@code accepted}, {@code reduced}, {@code withheld} or {@code rejected}
   * @param values of an event that was taken, and of no other: nothing is processed without a basis
   */
  record Sighting(
      Instant at,
      Protocol protocol,
      Sender sender,
      Optional<String> declared,
      Optional<String> claimed,
      String messageId,
      String fate,
      List<Reason> reasons,
      Optional<Values> values) {
    public Sighting {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Why something became of it.
   *
   * @param detail may name fields as the sender does
   */
  record Reason(String reason, String detail) {}

  /** What was taken of an event. */
  record Values(ContactId contact, Map<String, FieldValue> fields) {
    public Values {
      fields = Map.copyOf(fields);
    }
  }
}
