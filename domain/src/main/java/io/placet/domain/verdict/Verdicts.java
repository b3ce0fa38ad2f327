package io.placet.domain.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.Ending;
import io.placet.domain.consent.Standing;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict.Allowed;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code verdict(contact, purpose, channel, instant, log prefix)}: the one place where it is
 * decided whether a contact may be processed. The gateway and the stream's gate both ask here.
 * Whatever is unknown is denied.
 *
 * <p>In this order: what the register does not declare, who was erased, what is restricted,
 * objected to, refused or forbidden with a minor is denied; then an explicit grant in force allows;
 * then another basis of the register under its conditions; all else is denied.
 */
public final class Verdicts {
  private Verdicts() {}

  /**
   * Judges whether a contact may be reached now: what stands, then the register's hours and limits.
   *
   * @param consents what stands for the contact after some prefix of the log
   * @param instant the server's clock, recorded with the answer
   */
  public static Verdict judge(
      Register register, ContactConsents consents, ConsentKey key, Instant instant) {
    Verdict standing = judgeStanding(register, consents, key, instant);
    return standing.isAllowed()
        ? ContactRules.denial(register, consents, key, instant)
            .<Verdict>map(denied -> denied)
            .orElse(standing)
        : standing;
  }

  /**
   * Judges what stands, whatever the hour: for processing that reaches nobody, such as an event in
   * the stream.
   */
  public static Verdict judgeStanding(
      Register register, ContactConsents consents, ConsentKey key, Instant instant) {
    Optional<Purpose> purpose = register.purpose(key.purpose());
    if (purpose.isEmpty()) {
      return Denied.of(DenialReason.UNDECLARED_PURPOSE);
    }
    if (!purpose.get().isAskedOn(key.channel())) {
      return Denied.of(DenialReason.UNDECLARED_CHANNEL);
    }
    Optional<Standing> standing = consents.standing(key);
    Optional<Verdict> forbidden =
        forbidden(register, purpose.get(), consents, standing, key, instant);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    return standing.isPresent()
        ? permitted(register, purpose.get(), consents, standing.get(), key, instant)
        : Denied.of(DenialReason.NO_RECORD);
  }

  private static Optional<Verdict> forbidden(
      Register register,
      Purpose purpose,
      ContactConsents consents,
      Optional<Standing> standing,
      ConsentKey key,
      Instant instant) {
    if (consents.erasure().isPresent()) {
      return Optional.of(Denied.by(DenialReason.ERASED, consents.erasure().get()));
    }
    Optional<String> restriction =
        consents.restriction().or(() -> standing.flatMap(Standing::restriction));
    if (restriction.isPresent()) {
      return Optional.of(Denied.by(DenialReason.RESTRICTED, restriction.get()));
    }
    Optional<String> objection = consents.objectionTo(key, register);
    if (objection.isPresent()) {
      return Optional.of(Denied.by(DenialReason.OBJECTED, objection.get()));
    }
    Optional<Ending> closing = standing.flatMap(Standing::closing);
    if (closing.isPresent()) {
      return Optional.of(Denied.by(reason(closing.get().state()), closing.get().recordId()));
    }
    return isProfilingOfMinor(register, purpose, consents, instant)
        ? Optional.of(Denied.of(DenialReason.MINOR))
        : Optional.empty();
  }

  private static boolean isProfilingOfMinor(
      Register register, Purpose purpose, ContactConsents consents, Instant instant) {
    Optional<LocalDate> born = consents.facts().flatMap(ContactFacts::minorBorn);
    return purpose.isProfiling()
        && born.map(date -> register.minors().forbidProfiling(date, instant, register.zone()))
            .orElse(false);
  }

  private static Verdict permitted(
      Register register,
      Purpose purpose,
      ContactConsents consents,
      Standing standing,
      ConsentKey key,
      Instant instant) {
    Conditions conditions = new Conditions(register, purpose, consents, instant);
    Optional<DenialReason> notByConsent = standing.consent().flatMap(conditions::againstConsent);
    if (standing.consent().isPresent() && notByConsent.isEmpty()) {
      return new Allowed(standing.consent().get());
    }
    Optional<DenialReason> notByGround =
        standing.ground().flatMap(ground -> conditions.againstGround(ground, key.channel()));
    if (standing.ground().isPresent() && notByGround.isEmpty()) {
      return new Allowed(standing.ground().get());
    }
    if (notByConsent.isPresent()) {
      return Denied.by(notByConsent.get(), standing.consent().orElseThrow().recordId());
    }
    if (notByGround.isPresent()) {
      return Denied.by(notByGround.get(), standing.ground().orElseThrow().recordId());
    }
    return standing
        .ended()
        .map(ended -> Denied.by(reason(ended.state()), ended.recordId()))
        .orElse(Denied.of(DenialReason.NOT_GRANTED));
  }

  private static DenialReason reason(ConsentState state) {
    return switch (state) {
      case WITHDRAWN -> DenialReason.WITHDRAWN;
      case REFUSED -> DenialReason.REFUSED;
      case OBJECTED -> DenialReason.OBJECTED;
      case REVOKED -> DenialReason.REVOKED;
      case EXPIRED -> DenialReason.EXPIRED;
      case REQUESTED,
          INVALIDATED,
          GIVEN,
          RENEWED,
          RESTRICTED,
          RESTRICTION_LIFTED,
          BASIS_ESTABLISHED ->
          DenialReason.NOT_GRANTED;
    };
  }
}
