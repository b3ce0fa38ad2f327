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
 * @param occurredAt corrected for the sender's clock
 */
record Message(
    int index,
    String id,
    Kind kind,
    ContactId contact,
    Optional<String> event,
    Instant occurredAt,
    Map<String, Object> values) {
  /** What the message is. */
  enum Kind {
    TRACK,
    IDENTIFY
  }
}
