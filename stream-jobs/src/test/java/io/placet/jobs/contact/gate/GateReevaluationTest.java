package io.placet.jobs.contact.gate;

import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateReevaluationTest {
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
  void itPassesInTheContactsOrderBehindTheReach() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.event("before", 1);
    gate.reevaluation(2, "loyal", 3);
    gate.event("after", 1);
    gate.consent(3, "profiling", WITHDRAWN);

    assertThat(gate.passed())
        .containsExactly(
            "before[profiling]",
            "reach []",
            "judge by segment/loyal@3",
            "after[profiling]",
            "shut-off r3");
    assertThat(gate.reevaluations()).containsExactly("0@2");
  }

  @Test
  void itTellsTheReachThatThoseBehindMayNotKnow() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);
    gate.reevaluation(2, "loyal", 1);

    assertThat(gate.passed())
        .containsExactly("reach [offers/sms]", "reach [offers/sms]", "judge by segment/loyal@1");
  }

  @Test
  void itChangesNothingOfWhatStands() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    int entries = gate.stateEntries();

    gate.reevaluation(5, "loyal", 1);
    assertThat(gate.stateEntries()).isEqualTo(entries);
    // Nothing that rests on it has been applied.
    gate.event("early", 5);
    assertThat(gate.passed()).hasSize(2);
    gate.pass(GateHarness.PROVING_TIME);

    assertThat(gate.withheld()).containsExactly("unproven");
  }

  @Test
  void eachPassesOnceAlsoAfterARestore() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.reevaluation(2, "loyal", 1);

    gate = gate.restart();
    gate.reevaluation(3, "loyal", 2);
    gate.reevaluation(4, "rare", 1);
    gate.catchUp();

    assertThat(gate.reevaluations()).containsExactly("0@3", "0@4");
  }

  @Test
  void oneThatALaterRecordProvesToBeDoneDoesNotPassAgain() throws Exception {
    gate.reevaluation(2, "loyal", 1);
    gate.consent(3, "profiling", GIVEN);

    gate.reevaluation(2, "loyal", 1);

    assertThat(gate.reevaluations()).isEmpty();
  }

  @Test
  void whoIsUnknownHasNothingToBeJudgedBy() throws Exception {
    gate.reevaluation(2, "loyal", 1);

    assertThat(gate.passed()).isEmpty();
    assertThat(gate.stateEntries()).isZero();
  }

  @Test
  void whoWasErasedIsNotJudgedAnew() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.erasure(2);

    gate.reevaluation(3, "loyal", 1);

    assertThat(gate.passed()).containsExactly("erased e2");
  }

  @Test
  void itsRemovalFromTheLogIsNothing() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.reevaluation(2, "loyal", 1);

    gate.notice(3, GateRecords.SUBJECT + "|reevaluate|segment/loyal", false);

    assertThat(gate.passed()).containsExactly("reach []", "judge by segment/loyal@1");
  }

  @Test
  void itMayReplaceARecordThatCouldNotBeRead() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.notice(2, GateRecords.SUBJECT + "|reevaluate|segment/loyal", true);

    gate.reevaluation(3, "loyal", 1);
    gate.event("after", 1);

    assertThat(gate.passed()).hasSize(4).endsWith("judge by segment/loyal@1", "after[profiling]");
  }
}
