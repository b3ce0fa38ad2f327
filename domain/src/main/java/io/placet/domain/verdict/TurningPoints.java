package io.placet.domain.verdict;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.Permission;
import io.placet.domain.consent.Standing;
import io.placet.domain.register.Notice;
import io.placet.domain.register.OtherBasis;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The instants at which what stands for a contact can change although nobody records anything;
 * whether it does is to be judged.
 */
final class TurningPoints {
  private TurningPoints() {}

  /** Every instant at which something can end. */
  static NavigableSet<Instant> ofEnds(Register register, ContactConsents consents) {
    NavigableSet<Instant> ends = new TreeSet<>();
    for (Standing standing : consents.standings().values()) {
      standing.consent().flatMap(Permission::validUntil).ifPresent(ends::add);
      standing.ground().flatMap(Permission::validUntil).ifPresent(ends::add);
    }
    if (consents.standings().values().stream().anyMatch(s -> s.consent().isPresent())) {
      for (Notice notice : register.notices().values()) {
        notice.retired().ifPresent(ends::add);
      }
    }
    if (isByGround(consents)) {
      for (Purpose purpose : register.purposes()) {
        for (OtherBasis basis : purpose.otherBases()) {
          basis.span().until().ifPresent(ends::add);
        }
      }
    }
    return ends;
  }

  /** Every instant at which something can end or begin. */
  static NavigableSet<Instant> all(Register register, ContactConsents consents) {
    NavigableSet<Instant> all = ofEnds(register, consents);
    if (isByGround(consents)) {
      for (Purpose purpose : register.purposes()) {
        for (OtherBasis basis : purpose.otherBases()) {
          basis.span().from().ifPresent(all::add);
        }
      }
    }
    consents
        .facts()
        .flatMap(ContactFacts::minorBorn)
        .ifPresent(
            born -> {
              addBirthday(register, born, register.minors().consentAge(), all);
              addBirthday(register, born, register.minors().profilingAge(), all);
            });
    return all;
  }

  private static boolean isByGround(ContactConsents consents) {
    return consents.standings().values().stream().anyMatch(s -> s.ground().isPresent());
  }

  private static void addBirthday(
      Register register, LocalDate born, int age, NavigableSet<Instant> all) {
    if (age != Integer.MAX_VALUE) {
      all.add(born.plusYears(age).atStartOfDay(register.zone()).toInstant());
    }
  }
}
