package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateRecords.logKey;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record of the contact cannot be read, and may be a withdrawal. */
class GateUnreadableTest {
  private GateHarness gate;

  @BeforeEach
  void open() throws Exception {
    gate = GateHarness.open();
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
  }

  @Test
  void fromThenOnNothingOfTheContactGoesOn() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.event("after", 1);

    assertThat(gate.withheld()).containsExactly("unreadable_record");
  }

  @Test
  void allPurposesEndForThoseBehind() throws Exception {
    gate.notice(2, logKey(2), true);

    assertThat(gate.passed())
        .singleElement()
        .asString()
        .startsWith("ended [newsletter, offers")
        .contains("profiling", "analytics");
  }

  @Test
  void theSameRecordIsToldOnce() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.notice(3, logKey(2), true);

    assertThat(gate.passed()).hasSize(1);
  }

  @Test
  void anEventThatRestsOnItIsWithheldForItsSake() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.event("after", 2);

    gate.pass(GateHarness.PROVING_TIME);

    assertThat(gate.withheld()).containsExactly("unreadable_record");
  }

  @Test
  void onceItIsRemovedTheContactsEventsGoOn() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.notice(3, logKey(2), false);
    gate.event("after", 1);

    assertThat(gate.passed()).hasSize(2).last().isEqualTo("after[profiling]");
  }

  @Test
  void oneThatCanBeReadUnderTheSameKeyReplacesIt() throws Exception {
    gate.notice(2, logKey(5), true);
    gate.consent(5, "analytics", GIVEN);
    gate.event("after", 5);

    assertThat(gate.passed()).hasSize(2).last().isEqualTo("after[profiling, analytics]");
  }

  @Test
  void anotherRecordDoesNotReplaceIt() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.consent(3, "analytics", GIVEN);
    gate.notice(4, logKey(3), false);
    gate.event("after", 3);

    assertThat(gate.withheld()).containsExactly("unreadable_record");
  }

  @Test
  void ofSeveralEachHasToBeRemoved() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.notice(3, logKey(3), true);
    gate.notice(4, logKey(2), false);
    gate.event("between", 1);
    gate.notice(5, logKey(3), false);
    gate.event("after", 1);

    assertThat(gate.withheld()).containsExactly("unreadable_record");
    assertThat(gate.passed()).last().isEqualTo("after[profiling]");
  }

  @Test
  void itStillHoldsAfterARestart() throws Exception {
    gate.notice(2, logKey(2), true);

    gate = gate.restart();
    gate.catchUp();
    gate.event("after", 1);

    assertThat(gate.withheld()).containsExactly("unreadable_record");
  }

  @Test
  void anErasureTakesThePlaceOfAllThatCannotBeRead() throws Exception {
    gate.notice(2, logKey(2), true);
    gate.erasure(3);
    gate.notice(4, logKey(4), true);

    assertThat(gate.stateEntries()).isEqualTo(1);
  }
}
