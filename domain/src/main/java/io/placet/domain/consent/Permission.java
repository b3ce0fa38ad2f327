package io.placet.domain.consent;

import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a record in force permits, as far as it goes: whether it still does at an instant is the
 * verdict's to say.
 *
 * @param basis {@link LegalBasis#CONSENT} for a grant, else the basis that was established
 * @param recordId the record
 * @param validUntil when it ends by itself
 * @param notice what the person was told
 * @param evidence what the proof shows
 */
public record Permission(
    LegalBasis basis,
    String recordId,
    Optional<Instant> validUntil,
    Optional<NoticeRef> notice,
    Set<Evidence> evidence) {
  public Permission {
    evidence = Set.copyOf(evidence);
  }

  static Permission of(LegalBasis basis, ConsentRecord record) {
    return new Permission(
        basis, record.id(), record.validUntil(), record.notice(), record.evidence());
  }

  /** Whether it has ended by itself: at the instant it names, not after it. */
  public boolean hasExpired(Instant instant) {
    return validUntil.map(end -> !instant.isBefore(end)).orElse(false);
  }
}
