package io.placet.jobs.contact.gate;

import static io.placet.jobs.contact.gate.GateHarness.NOW;
import static io.placet.schemas.avro.RecordedState.GIVEN;
import static io.placet.schemas.avro.RecordedState.RESTRICTED;
import static io.placet.schemas.avro.RecordedState.RESTRICTION_LIFTED;
import static io.placet.schemas.avro.RecordedState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those behind the gate are told when a restriction is lifted. */
class GateRestrictionTest {
  private static final Instant CAUGHT_UP = NOW.plus(GateHarness.LOOK_AGAIN);
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

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
  void whatStandsAgainIsToldWithItsRecordAndNotWithTheNextEvent() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "profiling", RESTRICTED);

    gate.consent(3, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed())
        .containsExactly("shut-off r2", "lifted [profiling] by 0@3 at " + CAUGHT_UP);
  }

  @Test
  void ofARestrictionOfEverythingAllThatStandsIsToldAtOnceAndAfterItsReach() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "offers", "sms", GIVEN);
    gate.consent(3, "*", RESTRICTED);
    int before = gate.passed().size();

    gate.consent(4, "*", RESTRICTION_LIFTED);

    List<String> told = gate.passed().subList(before, gate.passed().size());
    assertThat(told)
        .hasSize(3)
        .endsWith("reach [offers/sms]", "lifted [offers, profiling] by 0@4 at " + CAUGHT_UP);
    assertThat(told.get(0)).startsWith("ended [").doesNotContain("profiling", "offers");
  }

  @Test
  void whatWasWithdrawnMeanwhileIsNotLifted() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "*", RESTRICTED);
    gate.consent(3, "profiling", WITHDRAWN);

    gate.consent(4, "*", RESTRICTION_LIFTED);

    assertThat(gate.passed()).noneMatch(told -> told.startsWith("lifted"));
    assertThat(gate.ends().get(1)).containsExactly("profiling");
  }

  @Test
  void whatEndedByItselfMeanwhileEndsWithTheRestrictionForWhichItWasKept() throws Exception {
    gate.grant(1, "profiling", NOW, TOMORROW);
    gate.consent(2, "profiling", RESTRICTED);
    gate.passTo(TOMORROW);

    gate.consent(3, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed()).containsExactly("shut-off r2", "ended [profiling] at " + TOMORROW);
  }

  @Test
  void whatAnotherRestrictionHoldsStaysAsItIs() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "profiling", RESTRICTED);
    gate.consent(3, "*", RESTRICTED);
    int before = gate.passed().size();

    gate.consent(4, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed()).hasSize(before);
  }

  @Test
  void ofAPurposeThatStoodOnAnotherChannelNothingIsTold() throws Exception {
    gate.consent(1, "offers", "sms", GIVEN);
    gate.consent(2, "offers", "email", GIVEN);
    gate.consent(3, "offers", "email", RESTRICTED);

    gate.consent(4, "offers", "email", RESTRICTION_LIFTED);

    assertThat(gate.passed()).noneMatch(told -> told.startsWith("lifted"));
  }

  @Test
  void aMinorWhoseRestrictionIsLiftedIsNotProfiled() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "profiling", RESTRICTED);
    gate.minor(3, LocalDate.of(2015, 1, 1));

    gate.consent(4, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed()).containsExactly("shut-off r2", "ended [profiling] at " + CAUGHT_UP);
  }

  @Test
  void whatNothingRestrictedIsNotLifted() throws Exception {
    gate.consent(1, "profiling", GIVEN);

    gate.consent(2, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed()).isEmpty();
  }

  @Test
  void itIsToldOnceWhereTheLogIsReadAgain() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "profiling", RESTRICTED);
    gate.consent(3, "profiling", RESTRICTION_LIFTED);
    gate = gate.restart();

    gate.consent(3, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed()).isEmpty();
  }

  @Test
  void anEventThatWaitedForTheLiftingComesBehindIt() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "profiling", RESTRICTED);
    gate.event("early", 3);

    gate.consent(3, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed())
        .containsExactly(
            "shut-off r2", "lifted [profiling] by 0@3 at " + CAUGHT_UP, "early[profiling]");
  }

  @Test
  void anErasureOutlastsIt() throws Exception {
    gate.consent(1, "profiling", GIVEN);
    gate.consent(2, "profiling", RESTRICTED);
    gate.erasure(3);

    gate.consent(4, "profiling", RESTRICTION_LIFTED);

    assertThat(gate.passed()).containsExactly("shut-off r2", "erased e3");
  }
}
