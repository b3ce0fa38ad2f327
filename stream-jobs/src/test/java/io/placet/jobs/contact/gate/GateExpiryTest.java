package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateHarness.NOW;
import static io.placet.schemas.avro.RecordedState.EXPIRED;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateExpiryTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant TOMORROW = NOW.plus(DAY);
  private static final Instant NEXT_WEEK = NOW.plus(DAY.multipliedBy(7));

  private GateHarness gate;

  @BeforeEach
  void open() throws Exception {
    gate = GateHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
  }

  @Test
  void aConsentEndsAtItsInstantWithoutAnythingArriving() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);

    gate.passTo(TOMORROW.minusMillis(1));
    assertThat(gate.passed()).isEmpty();
    gate.passTo(TOMORROW);

    assertThat(gate.passed()).containsExactly("ended [profiling] at " + TOMORROW);
  }

  @Test
  void fromThatInstantOnItLetsNothingOn() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);
    gate.passTo(TOMORROW.minusMillis(1));
    gate.event("before", 1);

    gate.passTo(TOMORROW);
    gate.event("after", 1);

    assertThat(gate.passed())
        .containsExactly("before[profiling]", "ended [profiling] at " + TOMORROW);
    assertThat(gate.withheld()).containsExactly("expired");
  }

  @Test
  void itEndsAlsoWhereAnEventWouldHaveWaitedUntilTheSameInstant() throws Exception {
    gate.catchUp();
    Instant end = NOW.plus(GateHarness.LOOK_AGAIN).plus(GateHarness.PROVING_TIME);
    gate.event("early", 1);
    gate.grant(1, "profiling", NOW, end);

    gate.passTo(end);

    assertThat(gate.passed()).containsExactly("early[profiling]", "ended [profiling] at " + end);
  }

  @Test
  void whatWasRenewedInTimeDoesNotEnd() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);
    gate.grant(2, "profiling", NOW, NEXT_WEEK);

    gate.passTo(NEXT_WEEK.minusMillis(1));
    assertThat(gate.passed()).isEmpty();
    gate.passTo(NEXT_WEEK);

    assertThat(gate.passed()).containsExactly("ended [profiling] at " + NEXT_WEEK);
  }

  @Test
  void whatWasWithdrawnDoesNotEndAgain() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);
    gate.consent(2, "profiling", WITHDRAWN);

    gate.passTo(NEXT_WEEK);

    assertThat(gate.passed()).containsExactly("shut-off r2");
    assertThat(gate.timers()).isZero();
  }

  @Test
  void oneEndAfterTheOtherIsTold() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);
    gate.grant(2, "analytics", NOW, NEXT_WEEK);

    gate.passTo(NEXT_WEEK);

    assertThat(gate.passed())
        .containsExactly("ended [profiling] at " + TOMORROW, "ended [analytics] at " + NEXT_WEEK);
  }

  @Test
  void anEndDuringAStopIsToldAsOfItsInstant() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);

    gate = gate.restartAfter(DAY.multipliedBy(2));
    gate.pass(DAY);
    assertThat(gate.passed()).isEmpty();
    gate.catchUp();

    assertThat(gate.passed()).containsExactly("ended [profiling] at " + TOMORROW);
  }

  @Test
  void whatWasRenewedDuringAStopInTimeDoesNotEnd() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);

    gate = gate.restartAfter(DAY.multipliedBy(2));
    gate.pass(Duration.ofSeconds(1));
    gate.grant(2, "profiling", TOMORROW.minusMillis(1), NEXT_WEEK);
    gate.catchUp();

    assertThat(gate.passed()).isEmpty();
  }

  @Test
  void whatWasGivenAnewOnlyAfterItsEndHasEnded() throws Exception {
    gate.catchUp();
    gate.grant(1, "profiling", NOW, TOMORROW);

    gate = gate.restartAfter(DAY.multipliedBy(2));
    gate.grant(2, "profiling", TOMORROW, NEXT_WEEK);
    gate.catchUp();

    assertThat(gate.passed()).containsExactly("ended [profiling] at " + TOMORROW);
  }

  @Test
  void aRecordThatSaysExpiredEndsThePurposeTooThoughItOpensNoReceipt() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);

    gate.consent(2, "profiling", EXPIRED);

    assertThat(gate.passed()).hasSize(1).first().asString().startsWith("ended [profiling] at ");
  }

  @Test
  void whoTurnsOutToBeAMinorIsNotProfiledFromThenOn() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);

    gate.minor(2, LocalDate.of(2015, 1, 1));

    assertThat(gate.passed()).hasSize(1).first().asString().startsWith("ended [profiling] at ");
  }
}
