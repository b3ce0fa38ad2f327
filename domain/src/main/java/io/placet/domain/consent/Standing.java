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
 * @param restricted whether processing is restricted (GDPR Article 18), whatever else stands, until
 *     that is lifted
 * @param validUntil when a grant in force ends by itself
 */
public record Standing(
    long newest,
    String recordId,
    ConsentState state,
    boolean closed,
    boolean restricted,
    Optional<Instant> validUntil) {

  /** What stands after the key's first record. */
  static Standing first(ConsentRecord record, long offset) {
    return new Standing(
        offset,
        record.id(),
        record.state(),
        record.state().isRefusal(),
        record.state() == ConsentState.RESTRICTED,
        record.validUntil());
  }

  /** What stands after one more record of the same key. */
  Standing then(ConsentRecord record, long offset) {
    ConsentState next = record.state();
    if (next == ConsentState.RESTRICTED || next == ConsentState.RESTRICTION_LIFTED) {
      return unchanged(offset, next == ConsentState.RESTRICTED);
    }
    return hasEffect(record)
        ? new Standing(offset, record.id(), next, next.isRefusal(), restricted, record.validUntil())
        : unchanged(offset, restricted);
  }

  private boolean hasEffect(ConsentRecord record) {
    if (record.state().isGrant()) {
      boolean overtaken = record.follows() != newest;
      boolean forbidden = closed && record.actor() != Actor.PERSON;
      return !overtaken && !forbidden;
    }
    return !closed || record.state().isRefusal();
  }

  private Standing unchanged(long offset, boolean isRestricted) {
    return new Standing(offset, recordId, state, closed, isRestricted, validUntil);
  }
}
