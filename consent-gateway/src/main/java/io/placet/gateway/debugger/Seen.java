package io.placet.gateway.debugger;

import io.placet.domain.contact.ContactId;
import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one message.
 *
 * @param protocol it came by
 * @param sender {@code server} or {@code browser}
 * @param declared its event type, where the register has it
 * @param claimed what the sender calls the event
 * @param messageId of the sender; empty where there is none
 * @param fate what became of it
 * @param values of an event that was taken
 */
public record Seen(
    Instant at,
    String protocol,
    String sender,
    Optional<String> declared,
    Optional<String> claimed,
    String messageId,
    String fate,
    List<Why> reasons,
    Optional<Values> values) {
  public Seen {
    reasons = List.copyOf(reasons);
  }

  /** A reason, and what was wrong and is allowed. */
  public record Why(String reason, String detail) {}

  /** Whom an event is about, and what was taken of it. It never prints. */
  public record Values(ContactId contact, Map<String, FieldValue> fields) {
    public Values {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "Values[" + fields.size() + " fields]";
    }
  }

  Seen withoutValues() {
    return values.isEmpty()
        ? this
        : new Seen(
            at, protocol, sender, declared, claimed, messageId, fate, reasons, Optional.empty());
  }
}
