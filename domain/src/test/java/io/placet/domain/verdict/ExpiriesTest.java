package io.placet.domain.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.ContactErased;
import io.placet.domain.consent.Records;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.domain.register.SampleRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiriesTest {
  private static final Instant NOW = Instant.parse("2025-11-23T10:00:00Z");
  private static final Instant SOON = NOW.plus(Duration.ofDays(1));
  private static final Instant LATER = NOW.plus(Duration.ofDays(2));
  private static final ConsentKey PROFILING = ConsentKey.of("profiling");
  private static final ConsentKey ANALYTICS = ConsentKey.of("analytics");
  private static final ConsentKey OFFERS_EMAIL = ConsentKey.of("offers", "email");
  private static final ConsentKey OFFERS_SMS = ConsentKey.of("offers", "sms");

  @Test
  void whatNamesNoEndHasNone() {
    assertThat(next(Records.given(PROFILING, ANALYTICS), NOW)).isEmpty();
  }

  @Test
  void aGrantEndsAtTheInstantThatItNames() {
    assertThat(next(granted(ContactConsents.NONE, PROFILING, SOON), NOW))
        .contains(new Expiry(SOON, List.of("profiling")));
  }

  @Test
  void afterItsEndItDoesNotEndAgain() {
    assertThat(next(granted(ContactConsents.NONE, PROFILING, SOON), SOON)).isEmpty();
  }

  @Test
  void ofSeveralEndsTheFirstIsNext() {
    ContactConsents both =
        granted(granted(ContactConsents.NONE, ANALYTICS, LATER), PROFILING, SOON);

    assertThat(next(both, NOW)).contains(new Expiry(SOON, List.of("profiling")));
    assertThat(next(both, SOON)).contains(new Expiry(LATER, List.of("analytics")));
  }

  @Test
  void whatEndsAtOnceIsOneEnd() {
    ContactConsents both = granted(granted(ContactConsents.NONE, ANALYTICS, SOON), PROFILING, SOON);

    assertThat(next(both, NOW)).contains(new Expiry(SOON, List.of("profiling", "analytics")));
  }

  @Test
  void aPurposeStandsAsLongAsItDoesOnOneOfItsChannels() {
    ContactConsents both =
        granted(granted(ContactConsents.NONE, OFFERS_EMAIL, SOON), OFFERS_SMS, LATER);

    assertThat(next(both, NOW)).contains(new Expiry(LATER, List.of("offers")));
  }

  @Test
  void whatWasRenewedEndsWithTheRenewal() {
    ContactConsents renewed =
        granted(granted(ContactConsents.NONE, PROFILING, SOON), PROFILING, LATER);

    assertThat(next(renewed, NOW)).contains(new Expiry(LATER, List.of("profiling")));
  }

  @Test
  void whatWasWithdrawnHasEndedAlready() {
    ContactConsents withdrawn =
        Records.with(
            granted(ContactConsents.NONE, PROFILING, SOON), PROFILING, ConsentState.WITHDRAWN);

    assertThat(next(withdrawn, NOW)).isEmpty();
  }

  @Test
  void aConsentEndsWhenItsNoticeIsRetired() {
    ConsentKey deals = ConsentKey.of("deals", "email");
    ContactConsents told =
        ContactConsents.NONE.apply(
            grant(deals, Optional.empty(), Optional.of(SampleRegister.RETIRED), -1), 0);

    assertThat(next(told, NOW))
        .contains(new Expiry(Instant.parse("2026-01-01T00:00:00Z"), List.of("deals")));
  }

  @Test
  void anErasedContactHasNothingThatCouldEnd() {
    ContactConsents erased =
        granted(ContactConsents.NONE, PROFILING, SOON)
            .apply(new ContactErased(Records.SUBJECT, "erasure-1"), 7);

    assertThat(next(erased, NOW)).isEmpty();
  }

  private static Optional<Expiry> next(ContactConsents consents, Instant after) {
    return Expiries.next(SampleRegister.REGISTER, consents, after);
  }

  private static ContactConsents granted(ContactConsents consents, ConsentKey key, Instant until) {
    long offset = consents.newest() + 1;
    return consents.apply(
        grant(key, Optional.of(until), Optional.empty(), consents.newestOf(key)), offset);
  }

  private static ConsentRecord grant(
      ConsentKey key, Optional<Instant> until, Optional<NoticeRef> notice, long follows) {
    return new ConsentRecord(
        "grant",
        Records.SUBJECT,
        key,
        ConsentState.GIVEN,
        Actor.PERSON,
        LegalBasis.CONSENT,
        until,
        notice,
        Set.of(),
        follows,
        follows);
  }
}
