package io.placet.domain.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Standing;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code verdict(contact, purpose, channel, instant, log prefix)}: the one place where it is
 * decided whether a contact may be processed. The gateway and the stream's gate both ask here.
 * Whatever is unknown is denied.
 */
public final class Verdicts {
  private Verdicts() {}

  /**
   * Judges one question.
   *
   * @param consents what stands for the contact after some prefix of the log
   * @param instant the server's clock, recorded with the answer
   */
  public static Verdict judge(
      Register register, ContactConsents consents, ConsentKey key, Instant instant) {
    Optional<Purpose> purpose = register.purpose(key.purpose());
    if (purpose.isEmpty()) {
      return new Denied(DenialReason.UNDECLARED_PURPOSE);
    }
    if (!isDeclared(purpose.get(), key)) {
      return new Denied(DenialReason.UNDECLARED_CHANNEL);
    }
    return consents
        .standing(key)
        .map(standing -> judge(purpose.get(), standing, instant))
        .orElse(new Denied(DenialReason.NO_RECORD));
  }

  private static boolean isDeclared(Purpose purpose, ConsentKey key) {
    return key.channel().map(purpose.channels()::contains).orElse(purpose.channels().isEmpty());
  }

  private static Verdict judge(Purpose purpose, Standing standing, Instant instant) {
    if (standing.restricted()) {
      return new Denied(DenialReason.RESTRICTED);
    }
    if (standing.closed()) {
      return new Denied(refusal(standing.state()));
    }
    boolean expired = standing.validUntil().map(end -> !instant.isBefore(end)).orElse(false);
    return switch (standing.state()) {
      case GIVEN, RENEWED ->
          expired
              ? new Denied(DenialReason.EXPIRED)
              : new Allowed(LegalBasis.CONSENT, standing.recordId());
      case BASIS_ESTABLISHED -> establishedBasis(purpose, standing, expired);
      case REVOKED -> new Denied(DenialReason.REVOKED);
      case EXPIRED -> new Denied(DenialReason.EXPIRED);
      case REQUESTED, INVALIDATED, RESTRICTED, RESTRICTION_LIFTED ->
          new Denied(DenialReason.NOT_GRANTED);
      case REFUSED, WITHDRAWN, OBJECTED -> new Denied(refusal(standing.state()));
    };
  }

  private static Verdict establishedBasis(Purpose purpose, Standing standing, boolean expired) {
    if (purpose.basis() == LegalBasis.CONSENT) {
      return new Denied(DenialReason.NOT_GRANTED);
    }
    return expired
        ? new Denied(DenialReason.EXPIRED)
        : new Allowed(purpose.basis(), standing.recordId());
  }

  private static DenialReason refusal(ConsentState state) {
    return switch (state) {
      case OBJECTED -> DenialReason.OBJECTED;
      case REFUSED -> DenialReason.REFUSED;
      default -> DenialReason.WITHDRAWN;
    };
  }
}
