package io.placet.domain.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands for one key after a prefix of the log.
 *
 * @param newest offset of the key's newest record, effective or not
 * @param recordId id of the record that put {@code state} in force
 * @param state state in force
 * @param closed whether a refusal stands that only a later confirmed grant by the person lifts
 * @param validUntil when a grant in force ends by itself
 */
public record Standing(
    long newest,
    String recordId,
    ConsentState state,
    boolean closed,
    Optional<Instant> validUntil) {

  /** What stands after the key's first record. */
  static Standing first(ConsentRecord record, long offset) {
    return new Standing(
        offset, record.id(), record.state(), record.state().isRefusal(), record.validUntil());
  }

  /** What stands after one more record of the same key. */
  Standing then(ConsentRecord record, long offset) {
    ConsentState next = record.state();
    if (next.isGrant()) {
      boolean overtaken = record.follows() != newest;
      boolean forbidden = closed && record.actor() != Actor.PERSON;
      if (overtaken || forbidden) {
        return new Standing(offset, recordId, state, closed, validUntil);
      }
      return new Standing(offset, record.id(), next, false, record.validUntil());
    }
    if (closed && !next.isRefusal()) {
      return new Standing(offset, recordId, state, true, validUntil);
    }
    return new Standing(offset, record.id(), next, next.isRefusal(), record.validUntil());
  }
}
