package io.placet.domain.verdict;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.Evidence;
import io.placet.domain.consent.Permission;
import io.placet.domain.register.OtherBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The conditions under which a permission of the past still permits at an instant. */
record Conditions(Register register, Purpose purpose, ContactConsents consents, Instant instant) {
  /** Why a grant does not allow; empty where it does. */
  Optional<DenialReason> againstConsent(Permission grant) {
    if (grant.hasExpired(instant)) {
      return Optional.of(DenialReason.EXPIRED);
    }
    if (isNoticeRetired(grant)) {
      return Optional.of(DenialReason.NOTICE_RETIRED);
    }
    if (purpose.specialCategories() && !grant.evidence().contains(Evidence.EXPLICIT_STATEMENT)) {
      return Optional.of(DenialReason.NOT_EXPLICIT);
    }
    boolean alone = !grant.evidence().contains(Evidence.GUARDIAN_CONSENT);
    return alone && needsGuardian() ? Optional.of(DenialReason.MINOR) : Optional.empty();
  }

  /** Why another basis does not allow on a channel; empty where it does. */
  Optional<DenialReason> againstGround(Permission ground, Optional<String> channel) {
    if (ground.hasExpired(instant)) {
      return Optional.of(DenialReason.EXPIRED);
    }
    if (purpose.specialCategories()) {
      return Optional.of(DenialReason.NOT_EXPLICIT);
    }
    List<OtherBasis> declared =
        purpose.otherBases().stream().filter(b -> b.basis() == ground.basis()).toList();
    if (declared.isEmpty()) {
      return Optional.of(DenialReason.NOT_GRANTED);
    }
    return declared.stream().anyMatch(basis -> isMet(basis, ground, channel))
        ? Optional.empty()
        : Optional.of(DenialReason.CONDITIONS_UNMET);
  }

  private boolean isMet(OtherBasis basis, Permission ground, Optional<String> channel) {
    boolean onChannel =
        basis.channels().isEmpty() || channel.map(basis.channels()::contains).orElse(false);
    return onChannel
        && basis.audience().includes(isProfessional())
        && basis.span().covers(instant)
        && ground.evidence().containsAll(basis.requires());
  }

  /**
   * A notice that the register does not know any more counts as retired. A grant that names none
   * was recorded before records did: it falls once any notice of its purpose is retired.
   */
  private boolean isNoticeRetired(Permission grant) {
    return grant
        .notice()
        .map(ref -> register.notice(ref).map(notice -> notice.isRetired(instant)).orElse(true))
        .orElseGet(this::isAnyNoticeRetired);
  }

  private boolean isAnyNoticeRetired() {
    return register.notices().values().stream()
        .anyMatch(notice -> notice.purposes().contains(purpose.id()) && notice.isRetired(instant));
  }

  private boolean needsGuardian() {
    return consents
        .facts()
        .flatMap(ContactFacts::minorBorn)
        .map(born -> register.minors().needGuardian(born, instant, register.zone()))
        .orElse(false);
  }

  private boolean isProfessional() {
    return consents.facts().map(ContactFacts::professional).orElse(false);
  }
}
