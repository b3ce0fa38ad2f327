package io.placet.domain.consent;

import static io.placet.domain.consent.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContactConsentsTest {
  private static final ConsentKey NEWSLETTER = ConsentKey.of("newsletter", "email");
  private static final ConsentKey PROFILING = ConsentKey.of("profiling");
  private static final long FIRST = 3;
  private static final long SECOND = 8;
  private static final ContactConsents GIVEN =
      ContactConsents.NONE.apply(
          record("given", NEWSLETTER, ConsentState.GIVEN, ContactConsents.NOTHING), FIRST);

  @Test
  void nothingStandsBeforeTheFirstRecord() {
    assertThat(ContactConsents.NONE.standing(NEWSLETTER)).isEmpty();
    assertThat(ContactConsents.NONE.newestOf(NEWSLETTER)).isEqualTo(ContactConsents.NOTHING);
  }

  @Test
  void aRecordAppliedTwiceChangesNothing() {
    ConsentRecord withdrawn = record("w", NEWSLETTER, ConsentState.WITHDRAWN, FIRST);
    ContactConsents once = GIVEN.apply(withdrawn, SECOND);
    assertThat(once.apply(withdrawn, SECOND)).isEqualTo(once);
  }

  @Test
  void aRecordFromBeforeThePrefixChangesNothing() {
    ContactConsents later =
        GIVEN.apply(record("w", NEWSLETTER, ConsentState.WITHDRAWN, FIRST), SECOND);
    ConsentRecord again = record("again", NEWSLETTER, ConsentState.GIVEN, SECOND);
    assertThat(later.apply(again, FIRST)).isEqualTo(later);
  }

  @Test
  void offsetZeroIsARecordLikeAnyOther() {
    ConsentRecord first = record("r", NEWSLETTER, ConsentState.GIVEN, ContactConsents.NOTHING);
    ContactConsents consents = ContactConsents.NONE.apply(first, 0);
    assertThat(consents.newest()).isZero();
    assertThat(consents.standing(NEWSLETTER)).isPresent();
  }

  @Test
  void aRecordTouchesItsOwnKeyAlone() {
    ContactConsents both =
        GIVEN.apply(record("w", PROFILING, ConsentState.WITHDRAWN, FIRST), SECOND);
    assertThat(both.standing(NEWSLETTER)).isEqualTo(GIVEN.standing(NEWSLETTER));
    assertThat(both.newestOf(NEWSLETTER)).isEqualTo(FIRST);
    assertThat(both.newestOf(PROFILING)).isEqualTo(SECOND);
  }

  @Test
  void theSamePurposeOnAnotherChannelIsAnotherKey() {
    ConsentKey sms = ConsentKey.of("newsletter", "sms");
    ContactConsents both = GIVEN.apply(record("w", sms, ConsentState.WITHDRAWN, FIRST), SECOND);
    assertThat(both.standing(NEWSLETTER)).isEqualTo(GIVEN.standing(NEWSLETTER));
  }

  @Test
  void aGrantWithoutEffectIsStillTheNewestSoThatTheNextGrantMustNameIt() {
    ContactConsents overtaken =
        GIVEN.apply(record("late", NEWSLETTER, ConsentState.GIVEN, FIRST - 1), SECOND);
    assertThat(overtaken.newestOf(NEWSLETTER)).isEqualTo(SECOND);
    assertThat(overtaken.standing(NEWSLETTER))
        .flatMap(Standing::consent)
        .hasValueSatisfying(consent -> assertThat(consent.recordId()).isEqualTo("given"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ConsentState.class,
      names = {"WITHDRAWN", "REFUSED", "OBJECTED"})
  void aRefusalAlwaysHasEffectWhoeverRecordsItAndWhateverItFollows(ConsentState refusal) {
    for (Actor actor : Actor.values()) {
      for (ConsentState before : ConsentState.values()) {
        ContactConsents consents =
            ContactConsents.NONE.apply(record("before", NEWSLETTER, before, 99), FIRST);
        ConsentRecord refused = record("refused", NEWSLETTER, refusal, actor, Optional.empty(), 42);
        assertThat(consents.apply(refused, SECOND).standing(NEWSLETTER))
            .as("%s by %s after %s", refusal, actor, before)
            .flatMap(Standing::closing)
            .hasValue(new Ending(refusal, "refused"));
      }
    }
  }

  @Test
  void whatEndsAPermissionOpensAShutOff() {
    assertThat(ConsentState.values())
        .filteredOn(ConsentState::opensShutOff)
        .containsExactly(
            ConsentState.REFUSED,
            ConsentState.WITHDRAWN,
            ConsentState.REVOKED,
            ConsentState.OBJECTED,
            ConsentState.RESTRICTED);
  }
}
