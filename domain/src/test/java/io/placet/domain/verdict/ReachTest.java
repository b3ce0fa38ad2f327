package io.placet.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.ContactFacts;
import io.placet.domain.consent.Evidence;
import io.placet.domain.consent.Logs;
import io.placet.domain.consent.Logs.Logged;
import io.placet.domain.consent.Records;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.Register;
import io.placet.domain.register.SampleRegister;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Register REGISTER = SampleRegister.REGISTER;
  private static final Instant NOW = Instant.parse("2026-08-01T10:00:00Z");
  private static final Instant TELEPHONE_LAW = Instant.parse("2026-08-10T22:00:00Z");
  private static final ConsentKey EMAIL = ConsentKey.of("deals", "email");
  private static final ConsentKey SMS = ConsentKey.of("deals", "sms");
  private static final ConsentKey TELEPHONE = ConsentKey.of("deals", "telephone");

  @Test
  void itIsWhatStandsOfDirectMarketingByPurposeAndChannelInOrder() {
    ContactConsents consents =
        given(SMS, EMAIL, ConsentKey.of("newsletter", "email"), ConsentKey.of("profiling"));

    assertThat(reach(consents)).containsExactly("deals/email", "deals/sms");
  }

  @Test
  void neitherHoursNorLimitsTakeFromIt() {
    Instant sunday = Instant.parse("2026-08-16T10:00:00Z");
    assertThat(Verdicts.judge(REGISTER, given(TELEPHONE), TELEPHONE, sunday).isAllowed()).isFalse();

    assertThat(Reach.of(REGISTER, given(TELEPHONE), sunday)).containsExactly("deals/telephone");
  }

  @Test
  void anObjectionToOneTakesAll() {
    ContactConsents objected =
        Records.with(given(SMS, EMAIL), ConsentKey.of("ads"), ConsentState.OBJECTED);

    assertThat(reach(objected)).isEmpty();
  }

  @Test
  void ofAnErasedContactThereIsNoneAndNoneComes() {
    ContactConsents erased = given(SMS).apply(new ContactErased(Records.SUBJECT, "erasure-1"), 7);

    assertThat(reach(erased)).isEmpty();
    assertThat(Reach.nextChange(REGISTER, erased, NOW)).isEmpty();
  }

  @Test
  void itChangesWhereAConsentEndsOnOneOfTwoChannels() {
    Instant end = NOW.plusSeconds(60);
    ContactConsents both = given(SMS).apply(grant(EMAIL, Optional.of(end)), 1);

    assertThat(Reach.nextChange(REGISTER, both, NOW)).contains(end);
    assertThat(Reach.of(REGISTER, both, end)).containsExactly("deals/sms");
    assertThat(Reach.nextChange(REGISTER, both, end)).isEmpty();
  }

  @Test
  void itChangesWhereABasisOfTheRegisterRunsOut() {
    ContactConsents told =
        ContactConsents.NONE.apply(
            new ConsentRecord(
                "r",
                Records.SUBJECT,
                TELEPHONE,
                ConsentState.BASIS_ESTABLISHED,
                Actor.OFFICER,
                LegalBasis.LEGITIMATE_INTEREST,
                Optional.empty(),
                Optional.empty(),
                Set.of(Evidence.NOTICE_SHOWN),
                -1,
                -1),
            0);

    assertThat(reach(told)).containsExactly("deals/telephone");
    assertThat(Reach.nextChange(REGISTER, told, NOW)).contains(TELEPHONE_LAW);
  }

  @Test
  void whoComesOfAgeMayBeReachedFromThatDay() {
    ContactConsents young =
        given(EMAIL)
            .apply(
                new ContactFacts(Records.SUBJECT, false, Optional.of(LocalDate.of(2011, 9, 1))), 1);

    assertThat(reach(young)).isEmpty();
    Instant birthday = Instant.parse("2026-08-31T22:00:00Z");
    assertThat(Reach.nextChange(REGISTER, young, NOW)).contains(birthday);
    assertThat(Reach.of(REGISTER, young, birthday)).containsExactly("deals/email");
  }

  @Property
  void betweenTwoChangesItIsTheSame(
      @ForAll("logs") List<Logged> log,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other) {
    ContactConsents consents = Logs.fold(log);
    Instant from = one.isBefore(other) ? one : other;
    Instant to = one.isBefore(other) ? other : one;

    Instant lastChange = from;
    Optional<Instant> next = Reach.nextChange(REGISTER, consents, from);
    while (next.isPresent() && !next.get().isAfter(to)) {
      lastChange = next.get();
      next = Reach.nextChange(REGISTER, consents, lastChange);
    }

    assertThat(Reach.of(REGISTER, consents, to))
        .isEqualTo(Reach.of(REGISTER, consents, lastChange));
  }

  @Property
  void itIsWhatTheVerdictsOfAllPairsSay(
      @ForAll("logs") List<Logged> log, @ForAll("instants") Instant instant) {
    ContactConsents consents = Logs.fold(log);

    assertThat(Reach.of(REGISTER, consents, instant))
        .isEqualTo(
            REGISTER
                .keys()
                .filter(key -> key.channel().isPresent())
                .filter(key -> REGISTER.purpose(key.purpose()).orElseThrow().directMarketing())
                .filter(key -> Verdicts.judgeStanding(REGISTER, consents, key, instant).isAllowed())
                .map(key -> key.purpose() + "/" + key.channel().orElseThrow())
                .sorted()
                .toList());
  }

  @Provide
  Arbitrary<List<Logged>> logs() {
    return Logs.any();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Logs.instants();
  }

  private static ContactConsents given(ConsentKey... keys) {
    ContactConsents consents = ContactConsents.NONE;
    for (ConsentKey key : keys) {
      consents = consents.apply(grant(key, Optional.empty()), consents.newest() + 1);
    }
    return consents;
  }

  /** The first grant of a key, under the notice in force. */
  private static ConsentRecord grant(ConsentKey key, Optional<Instant> until) {
    return new ConsentRecord(
        "grant",
        Records.SUBJECT,
        key,
        ConsentState.GIVEN,
        Actor.PERSON,
        LegalBasis.CONSENT,
        until,
        Optional.of(SampleRegister.NOTICE),
        Set.of(),
        -1,
        -1);
  }

  private static List<String> reach(ContactConsents consents) {
    return Reach.of(REGISTER, consents, NOW);
  }
}
