package io.placet.jobs.contact.gate;

import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.OBJECTED;
import static io.placet.schemas.avro.RecordedState.RESTRICTED;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentGateTest {
  private static final Duration DAY = Duration.ofHours(24);

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
  void itHoldsEventsUntilTheControlSourceHasCaughtUp() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.event("held", 1);
    assertThat(gate.passed()).isEmpty();

    gate.catchUp();

    assertThat(gate.passed()).containsExactly("held[profiling]");
  }

  @Test
  void itJudgesHeldEventsAfterAWithdrawalThatPreceded() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.event("held", 1);
    gate.consent(2, "profiling", WITHDRAWN);

    gate.catchUp();

    assertThat(gate.passed()).containsExactly("shut-off r2");
    assertThat(gate.withheld()).containsExactly("withdrawn");
  }

  @Test
  void anEarlierAttemptsCatchingUpProvesNothing() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.event("held", 1);

    gate.catchUpOfAnEarlierAttempt();

    assertThat(gate.passed()).isEmpty();
  }

  @Test
  void itWaitsForTheRecordAnEventRestsOn() throws Exception {
    gate.catchUp();
    gate.event("early", 7);
    assertThat(gate.passed()).isEmpty();

    gate.consent(7, "analytics", GIVEN);

    assertThat(gate.passed()).containsExactly("early[analytics]");
  }

  @Test
  void itWithholdsAsUnprovenWhatWaitedTooLong() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("early", 7);

    gate.pass(GateHarness.PROVING_TIME);

    assertThat(gate.passed()).isEmpty();
    assertThat(gate.withheld()).containsExactly("unproven");
  }

  @Test
  void anEventNeverOvertakesAWaitingOneOfItsContact() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("first", 7);
    gate.event("second", 1);
    assertThat(gate.passed()).isEmpty();

    gate.consent(7, "analytics", GIVEN);

    assertThat(gate.passed())
        .containsExactly("first[profiling, analytics]", "second[profiling, analytics]");
  }

  @Test
  void whatWaitsBehindAnUnprovenEventIsJudged() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("first", 7);
    gate.event("second", 1);

    gate.pass(GateHarness.PROVING_TIME);

    assertThat(gate.passed()).containsExactly("second[profiling]");
    assertThat(gate.withheld()).containsExactly("unproven");
  }

  @Test
  void itDropsADuplicateWithin24Hours() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("twice", 1, Duration.ZERO);

    gate.event("twice", 1, DAY);

    assertThat(gate.passed()).containsExactly("twice[profiling]");
    assertThat(gate.withheld()).isEmpty();
  }

  @Test
  void itLetsTheSameIdPassAfter24Hours() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("twice", 1, Duration.ZERO);

    gate.event("twice", 1, DAY.plusMillis(1));

    assertThat(gate.passed()).containsExactly("twice[profiling]", "twice[profiling]");
  }

  @Test
  void itLetsAnEventOnWithOnlyThePurposesThatStillStand() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "analytics", GIVEN);
    gate.event("both", 2);
    gate.consent(3, "profiling", WITHDRAWN);
    gate.event("one", 3);

    assertThat(gate.passed())
        .containsExactly("both[profiling, analytics]", "shut-off r3", "one[analytics]");
  }

  @Test
  void itEmitsTheShutOffAfterWhatItAllowed() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("before", 1);
    gate.consent(2, "profiling", WITHDRAWN);
    gate.event("after", 2);

    assertThat(gate.passed()).containsExactly("before[profiling]", "shut-off r2");
    assertThat(gate.withheld()).containsExactly("withdrawn");
  }

  @Test
  void aRecordThatWasAppliedBeforeOpensNoSecondShutOff() throws Exception {
    gate.catchUp();
    gate.consent(2, "profiling", WITHDRAWN);

    gate.consent(2, "profiling", WITHDRAWN);

    assertThat(gate.passed()).containsExactly("shut-off r2");
  }

  @Test
  void aPurposeThatStandsOnAnotherChannelIsNotPurged() throws Exception {
    gate.catchUp();
    gate.consent(1, "offers", "sms", GIVEN);
    gate.consent(2, "offers", "email", GIVEN);

    gate.consent(3, "offers", "sms", WITHDRAWN);
    gate.consent(4, "offers", "email", WITHDRAWN);

    assertThat(gate.ends()).containsExactly(List.of(), List.of("offers"));
  }

  @Test
  void anObjectionEndsAllDirectMarketingAndTheProfilingThatServesIt() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "analytics", GIVEN);
    gate.event("before", 2);

    gate.consent(3, "newsletter", "email", OBJECTED);
    gate.event("after", 3);

    assertThat(gate.ends())
        .containsExactly(
            List.of("newsletter", "offers", "email-tracking", "profiling", "advertising"));
    assertThat(gate.passed())
        .containsExactly("before[profiling, analytics]", "shut-off r3", "after[analytics]");
  }

  @Test
  void aRestrictionOfEverythingStopsAllAndDeletesNothing() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);

    gate.consent(2, "*", RESTRICTED);
    gate.event("after", 2);

    assertThat(gate.ends().get(0)).contains("profiling", "analytics");
    assertThat(gate.keepHistory()).containsExactly(true);
    assertThat(gate.withheld()).containsExactly("restricted");
  }

  @Test
  void anEventTypeThatTheRegisterNoLongerDeclaresIsWithheld() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);

    gate.eventOfType("Abolished", "old", 1);

    assertThat(gate.withheld()).containsExactly("undeclared_purpose");
  }

  @Test
  void aRecordThatIsNoEventGoesOnToTheDeadLettersAndLeavesNoTrace() throws Exception {
    gate.unreadable(new byte[] {9, 9});

    assertThat(gate.passed()).containsExactly("[]");
    assertThat(gate.stateEntries()).isZero();
  }

  @Test
  void restoredStateGoesOn() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("known", 1);
    gate.event("waiting", 2);

    gate = gate.restart();
    gate.consent(2, "analytics", GIVEN);
    gate.event("known", 1);
    assertThat(gate.passed()).isEmpty();
    gate.catchUp();

    assertThat(gate.passed()).containsExactly("waiting[profiling, analytics]");
  }

  @Test
  void afterARestartTheBoundedWaitDoesNotEndBeforeTheControlSourceHasCaughtUp() throws Exception {
    gate.catchUp();
    gate.event("waiting", 1);

    gate = gate.restart();
    gate.pass(GateHarness.PROVING_TIME.multipliedBy(2));
    assertThat(gate.withheld()).isEmpty();
    gate.consent(1, "profiling", GIVEN);
    gate.catchUp();

    assertThat(gate.passed()).containsExactly("waiting[profiling]");
  }
}
