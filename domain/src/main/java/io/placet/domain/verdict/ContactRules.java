package io.placet.domain.verdict;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactAttempt;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.register.ContactRule;
import io.placet.domain.register.Hours;
import io.placet.domain.register.Pressure;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdict.Denied;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Hours and limits of the register for what is otherwise allowed. */
final class ContactRules {
  /** No week is without hours, and no run of holidays is so long. */
  private static final int DAYS_LOOKED_AHEAD = 60;

  private ContactRules() {}

  /** Why a contact may not be reached just now; the denial says when it may. */
  static Optional<Denied> denial(
      Register register, ContactConsents consents, ConsentKey key, Instant instant) {
    // most registers have none, and most questions are about no telephone
    for (ContactRule rule : register.contactRules()) {
      if (applies(rule, consents, key, instant)) {
        Optional<Denied> denied = denial(rule, register.zone(), consents, instant);
        if (denied.isPresent()) {
          return denied;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean applies(
      ContactRule rule, ContactConsents consents, ConsentKey key, Instant instant) {
    boolean professional = consents.facts().map(ContactFacts::professional).orElse(false);
    return rule.isAbout(key.purpose(), key.channel())
        && rule.span().covers(instant)
        && rule.audience().includes(professional);
  }

  private static Optional<Denied> denial(
      ContactRule rule, ZoneId zone, ContactConsents consents, Instant instant) {
    Instant rested =
        rule.pressure().map(pressure -> rested(rule, pressure, consents, instant)).orElse(instant);
    if (rested.isAfter(instant)) {
      return Optional.of(Denied.until(DenialReason.FREQUENCY_CAP, nextOpen(rule, zone, rested)));
    }
    Optional<Instant> open = nextOpen(rule, zone, instant);
    return open.filter(instant::equals).isPresent()
        ? Optional.empty()
        : Optional.of(Denied.until(DenialReason.QUIET_HOURS, open));
  }

  /** The first instant from this one on at which the limits do not forbid another attempt. */
  private static Instant rested(
      ContactRule rule, Pressure pressure, ContactConsents consents, Instant instant) {
    List<ContactAttempt> attempts =
        consents.attempts().stream()
            .filter(attempt -> attempt.channel().equals(rule.channel()))
            .sorted(Comparator.comparing(ContactAttempt::at))
            .toList();
    Instant least = instant;
    int filling = attempts.size() - pressure.attempts();
    if (filling >= 0) {
      least = later(least, attempts.get(filling).at().plus(pressure.within()));
    }
    if (pressure.restAfterRefusal().isPresent()) {
      for (ContactAttempt attempt : attempts) {
        if (attempt.outcome() == ContactAttempt.Outcome.DECLINED) {
          least = later(least, attempt.at().plus(pressure.restAfterRefusal().get()));
        }
      }
    }
    return least;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** This instant where the hours are open, else the next at which they are; empty: none known. */
  private static Optional<Instant> nextOpen(ContactRule rule, ZoneId zone, Instant instant) {
    if (rule.hours().isEmpty() && rule.holidays().isEmpty()) {
      return Optional.of(instant);
    }
    LocalDate today = instant.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= DAYS_LOOKED_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      if (!rule.holidays().map(holidays -> holidays.include(day)).orElse(false)) {
        Optional<Instant> open = firstOpen(rule, zone, day, instant);
        if (open.isPresent()) {
          return open;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> firstOpen(
      ContactRule rule, ZoneId zone, LocalDate day, Instant least) {
    List<Hours> hours = rule.hours();
    if (hours.isEmpty()) {
      return Optional.of(later(least, day.atStartOfDay(zone).toInstant()));
    }
    return hours.stream()
        .filter(open -> open.days().contains(day.getDayOfWeek()))
        .filter(open -> ZonedDateTime.of(day, open.to(), zone).toInstant().isAfter(least))
        .map(open -> later(least, ZonedDateTime.of(day, open.from(), zone).toInstant()))
        .min(Comparator.naturalOrder());
  }
}
