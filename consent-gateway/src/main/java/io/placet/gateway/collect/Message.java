package io.placet.gateway.collect;

import io.placet.domain.contact.ContactId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message as Segment's SDKs send it, read but not yet held against the register.
 *
 * @param index place in the batch, from 0
 * @param id the sender's message id
 * @param contact whom it is about
 * @param anonymous for an identify, the visitor who turns out to be the contact
 * @param occurredAt corrected for the sender's clock
 */
record Message(
    int index,
    String id,
    Kind kind,
    ContactId contact,
    Optional<ContactId> anonymous,
    Optional<String> event,
    Instant occurredAt,
    Map<String, Object> values) {
  /** What the message is. */
  enum Kind {
    TRACK,
    IDENTIFY
  }

  /** The same message about another contact. */
  Message about(ContactId other) {
    return new Message(index, id, kind, other, anonymous, event, occurredAt, values);
  }
}
