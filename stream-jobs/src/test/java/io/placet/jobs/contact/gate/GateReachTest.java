package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateHarness.NOW;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.OBJECTED;
import static io.placet.schemas.avro.RecordedState.RESTRICTED;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateReachTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant TOMORROW = NOW.plus(DAY);

  private GateHarness gate;

  @BeforeEach
  void open() throws Exception {
    gate = GateHarness.open();
    gate.catchUp();
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
  }

  @Test
  void itIsToldWhenItChanges() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);
    gate.consent(2, "offers", "email", GIVEN);

    assertThat(gate.passed())
        .containsExactly("reach [offers/sms]", "reach [offers/email, offers/sms]");
  }

  @Test
  void whatDoesNotChangeItTellsNothing() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);
    gate.consent(2, "offers", "sms", GIVEN);
    gate.consent(3, "profiling", GIVEN);
    gate.key(4, "key-id-1234", 1);
    gate.consent(5, "offers", "email", WITHDRAWN);

    assertThat(gate.passed()).containsExactly("reach [offers/sms]", "shut-off r5");
  }

  @Test
  void aWithdrawalIsToldBeforeTheReachThatItLeaves() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);

    gate.consent(2, "offers", "sms", WITHDRAWN);

    assertThat(gate.passed()).containsExactly("reach [offers/sms]", "shut-off r2", "reach []");
  }

  @Test
  void anObjectionToOnePurposeLeavesNone() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);

    gate.consent(2, "newsletter", "email", OBJECTED);

    assertThat(gate.passed()).containsExactly("reach [offers/sms]", "shut-off r2", "reach []");
  }

  @Test
  void aRestrictionOfEverythingLeavesNone() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);

    gate.consent(2, "*", RESTRICTED);

    assertThat(gate.passed()).containsExactly("reach [offers/sms]", "shut-off r2", "reach []");
  }

  @Test
  void aConsentThatEndsByItselfOnOneOfTwoChannelsChangesItAtItsInstant() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);
    gate.grant(2, "offers", "email", NOW, TOMORROW);

    gate.passTo(TOMORROW.minusMillis(1));
    assertThat(gate.passed()).hasSize(2);
    gate.passTo(TOMORROW);

    assertThat(gate.passed())
        .containsExactly(
            "reach [offers/sms]", "reach [offers/email, offers/sms]", "reach [offers/sms]");
    assertThat(gate.reachesSince()).last().isEqualTo(TOMORROW);
    assertThat(gate.timers()).isZero();
  }

  @Test
  void whereThePurposeEndsWithItsLastChannelThatIsToldFirst() throws Exception {
    gate.grant(1, "offers", "email", NOW, TOMORROW);

    gate.passTo(TOMORROW);

    assertThat(gate.passed())
        .containsExactly("reach [offers/email]", "ended [offers] at " + TOMORROW, "reach []");
  }

  @Test
  void whatEndedBetweenTwoRecordsIsToldOnceAndInOrder() throws Exception {
    gate.grant(1, "offers", "email", NOW, TOMORROW);
    gate = gate.restartAfter(DAY.multipliedBy(2));

    gate.consent(2, "offers", "sms", GIVEN);

    assertThat(gate.passed())
        .containsExactly("ended [offers] at " + TOMORROW, "reach []", "reach [offers/sms]");
  }

  @Test
  void itHoldsFromWhenItsRecordWasAppended() throws Exception {
    Instant appended = NOW.minusSeconds(60);

    gate.grant(1, "offers", "email", appended, TOMORROW);

    assertThat(gate.reachesSince()).containsExactly(appended);
  }

  @Test
  void whoComesOfAgeIsReachedFromThatDay() throws Exception {
    gate.minor(1, LocalDate.of(2011, 11, 24));
    gate.consent(2, "offers", "sms", GIVEN);
    assertThat(gate.passed()).isEmpty();

    gate.passTo(Instant.parse("2026-11-23T23:00:00Z"));

    assertThat(gate.passed()).containsExactly("reach [offers/sms]");
  }

  @Test
  void whoIsWithheldForAnUnreadableRecordIsNotReachedUntilItIsGone() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);
    String key = GateRecords.logKey(7);

    gate.notice(2, key, true);
    gate.consent(3, "offers", "email", GIVEN);
    gate.notice(4, key, false);

    assertThat(gate.passed())
        .hasSize(4)
        .contains("reach []")
        .last()
        .isEqualTo("reach [offers/email, offers/sms]");
  }

  @Test
  void anErasureTellsNoReach() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);

    gate.erasure(2);
    gate.passTo(TOMORROW);

    assertThat(gate.passed()).containsExactly("reach [offers/sms]", "erased e2");
  }
}
