package io.placet.domain.register;

import static io.placet.domain.consent.Evidence.COLLECTED_DIRECTLY;
import static io.placet.domain.consent.Evidence.JOB_RELATED;
import static io.placet.domain.consent.Evidence.NOTICE_SHOWN;
import static io.placet.domain.consent.Evidence.REFUSAL_OFFERED;
import static io.placet.domain.consent.Evidence.RUNNING_CONTRACT;
import static io.placet.domain.consent.Evidence.SALE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The purposes and rules of the sample that say more than a basis; as verdict/golden.md tells. */
final class Rules {
  private static final Instant TELEPHONE_LAW = Instant.parse("2026-08-10T22:00:00Z");
  private static final Set<DayOfWeek> WORKDAYS =
      Set.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  static final Purpose DEALS =
      purpose(
          "deals",
          Set.of("email", "sms", "telephone", "post", "push"),
          Set.of(),
          List.of(
              new OtherBasis(
                  LegalBasis.SOFT_OPT_IN,
                  Set.of("email", "sms"),
                  Audience.CONSUMERS,
                  Span.ALWAYS,
                  Set.of(SALE, COLLECTED_DIRECTLY, NOTICE_SHOWN, REFUSAL_OFFERED)),
              new OtherBasis(
                  LegalBasis.LEGITIMATE_INTEREST,
                  Set.of("email"),
                  Audience.PROFESSIONALS,
                  Span.ALWAYS,
                  Set.of(NOTICE_SHOWN, REFUSAL_OFFERED, JOB_RELATED)),
              new OtherBasis(
                  LegalBasis.LEGITIMATE_INTEREST,
                  Set.of("telephone"),
                  Audience.EVERYONE,
                  new Span(Optional.empty(), Optional.of(TELEPHONE_LAW)),
                  Set.of(NOTICE_SHOWN)),
              new OtherBasis(
                  LegalBasis.CONTRACT,
                  Set.of("telephone"),
                  Audience.EVERYONE,
                  Span.ALWAYS,
                  Set.of(RUNNING_CONTRACT))),
          false);

  static final Purpose ADS = purpose("ads", Set.of(), Set.of(), List.of(), false);

  static final Purpose INTERESTS =
      purpose("interests", Set.of(), Set.of(Consumer.SCORES), List.of(), false);

  static final Purpose HEALTH = purpose("health", Set.of(), Set.of(), List.of(), true);

  static final ContactRule CALLS =
      new ContactRule(
          "telephone",
          Set.of(),
          Audience.CONSUMERS,
          new Span(Optional.of(TELEPHONE_LAW), Optional.empty()),
          List.of(
              new Hours(WORKDAYS, LocalTime.of(10, 0), LocalTime.of(13, 0)),
              new Hours(WORKDAYS, LocalTime.of(14, 0), LocalTime.of(20, 0))),
          Optional.of(new Holidays(LocalDate.of(2026, 12, 31), Set.of(LocalDate.of(2026, 12, 25)))),
          Optional.of(new Pressure(4, Duration.ofDays(30), Optional.of(Duration.ofDays(60)))));

  private Rules() {}

  private static Purpose purpose(
      String id,
      Set<String> channels,
      Set<Consumer> consumers,
      List<OtherBasis> otherBases,
      boolean specialCategories) {
    return new Purpose(
        id,
        id,
        Map.of(),
        LegalBasis.CONSENT,
        otherBases,
        channels,
        consumers,
        !specialCategories,
        specialCategories,
        Period.ofYears(1),
        Optional.empty(),
        Optional.empty());
  }
}
