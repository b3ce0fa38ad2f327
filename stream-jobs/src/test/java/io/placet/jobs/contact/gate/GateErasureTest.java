package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateHarness.NOW;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.OBJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateErasureTest {
  private static final String KEY = "AAAAAAAAAAA";

  /** Only {@code consents} holds anything of an erased contact. */
  private static final int MARKER_ALONE = 1;

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
  void theKeyOfASealedPayloadTravelsWithTheEvent() throws Exception {
    gate.catchUp();
    gate.key(1, KEY, 1);
    gate.consent(2, "profiling", GIVEN);

    gate.sealedEvent("sealed", 2, KEY);
    gate.sealedEvent("unknown key", 2, "BBBBBBBBBBB");
    gate.event("not sealed", 2);

    assertThat(gate.keys()).containsExactly(KEY, "none", "none");
  }

  @Test
  void anEventWaitsForTheKeyItIsSealedUnder() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.sealedEvent("early", 2, KEY);
    assertThat(gate.passed()).isEmpty();

    gate.key(2, KEY, 1);

    assertThat(gate.passed()).containsExactly("early[profiling]");
    assertThat(gate.keys()).containsExactly(KEY);
  }

  @Test
  void aRecordOfAKeyAloneSaysNothingToThoseBehind() throws Exception {
    gate.catchUp();

    gate.key(1, KEY, 2);

    assertThat(gate.passed()).isEmpty();
  }

  @Test
  void whatLeavesNamesTheEpochOfItsContact() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("before", 1);
    gate.epoch(2, 3);
    gate.event("after", 2);

    assertThat(gate.passed()).containsExactly("before[profiling]", "epoch 3", "after[profiling]");
    assertThat(gate.epochs()).containsExactly(1, 3, 3);
  }

  @Test
  void anErasureLeavesInBandAfterWhatWasAllowed() throws Exception {
    gate.catchUp();
    gate.key(1, KEY, 2);
    gate.consent(2, "profiling", GIVEN);
    gate.event("before", 2);

    gate.erasure(3);
    gate.event("after", 3);

    assertThat(gate.passed()).containsExactly("before[profiling]", "erased e3");
    assertThat(gate.epochs()).containsExactly(2, 2);
    assertThat(gate.withheld()).containsExactly("erased");
  }

  @Test
  void whatWaitsWhenItsContactIsErasedIsWithheld() throws Exception {
    gate.catchUp();
    gate.consent(1, "profiling", GIVEN);
    gate.event("early", 9);
    gate.event("behind it", 1);

    gate.erasure(2);

    assertThat(gate.withheld()).containsExactly("erased", "erased");
    assertThat(gate.passed()).containsExactly("erased e2");
  }

  @Test
  void ofAnErasedContactOnlyTheMarkerStays() throws Exception {
    gate.catchUp();
    gate.key(1, KEY, 1);
    gate.grant(2, "profiling", NOW, NOW.plus(Duration.ofDays(7)));
    gate.grant(3, "profiling", NOW, NOW.plus(Duration.ofDays(9)));
    gate.event("passed", 3);
    gate.event("early", 9);

    gate.erasure(4);
    gate.event("after", 4);

    assertThat(gate.stateEntries()).isEqualTo(MARKER_ALONE);
    assertThat(gate.timers()).isZero();
  }

  @Test
  void whatHadWaitedAndPassedLeavesNoTimerEither() throws Exception {
    gate.catchUp();
    gate.event("early", 1);
    gate.consent(1, "profiling", GIVEN);

    gate.erasure(2);

    assertThat(gate.passed()).containsExactly("early[profiling]", "erased e2");
    assertThat(gate.timers()).isZero();
  }

  @Test
  void anErasureBeforeTheSourceHasCaughtUpLeavesNothingEither() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.event("held", 1);

    gate.erasure(2);

    assertThat(gate.withheld()).containsExactly("erased");
    assertThat(gate.stateEntries()).isEqualTo(MARKER_ALONE);
    assertThat(gate.timers()).isZero();
  }

  @Test
  void afterAnErasureNothingIsPermittedAgain() throws Exception {
    gate.catchUp();
    gate.erasure(1);

    gate.consent(2, "profiling", GIVEN);
    gate.event("after", 2);

    assertThat(gate.passed()).containsExactly("erased e1");
    assertThat(gate.withheld()).containsExactly("erased");
    assertThat(gate.timers()).isZero();
  }

  @Test
  void theErasureStillHoldsAfterARestart() throws Exception {
    gate.catchUp();
    gate.consent(1, "newsletter", "email", OBJECTED);
    gate.erasure(2);

    gate = gate.restart();
    gate.catchUp();
    gate.event("after", 2);

    assertThat(gate.withheld()).containsExactly("erased");
    assertThat(gate.stateEntries()).isEqualTo(MARKER_ALONE);
  }
}
