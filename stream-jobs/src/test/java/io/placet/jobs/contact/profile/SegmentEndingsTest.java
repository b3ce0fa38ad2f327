package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.PSEUDONYM;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What else than a rule ends or moves a membership. */
class SegmentEndingsTest {
  private static final Instant FIRST = START;
  private static final Instant SECOND = START.plus(DAY);
  private static final Instant THIRD = START.plus(DAY.multipliedBy(2));
  private static final Instant LATER = THIRD.plusSeconds(1);
  private static final String NEXT = "analytics.2.q";

  private ProfileHarness engine;

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  private void threeOrders() throws Exception {
    engine.order(FIRST, "200.00");
    engine.order(SECOND, "200.00");
    engine.order(THIRD, "200.00");
    engine.written();
  }

  @Test
  void aConsentThatEndedByItselfEndsItsMembershipsAsOfThatInstant() throws Exception {
    threeOrders();

    engine.expire("profiling", LATER);

    assertThat(engine.written()).containsExactly("frequent-buyers EXITED EXPIRED " + LATER, "out");
  }

  @Test
  void whatWasReadUnderAnExpiredConsentIsForgotten() throws Exception {
    threeOrders();

    engine.expire("profiling", LATER);

    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void theEndOfAnotherPurposeTakesNothing() throws Exception {
    threeOrders();
    int before = engine.stateEntries();

    engine.expire("newsletter", LATER);

    assertThat(engine.written()).isEmpty();
    assertThat(engine.stateEntries()).isEqualTo(before);
  }

  @Test
  void anErasureTombstonesEveryRowAndIsThenConfirmed() throws Exception {
    threeOrders();

    engine.erase(LATER);

    assertThat(engine.written())
        .containsExactly(
            "frequent-buyers EXITED ERASED " + LATER, "out", "passed erasure of everything");
  }

  @Test
  void anErasureLeavesNothingOfTheContactInAnyStateNorInATimer() throws Exception {
    threeOrders();
    engine.order(FIRST.minus(DAY), "1.00");
    engine.reach(FIRST.plus(DAY.multipliedBy(70)));
    engine.order(FIRST.plus(DAY.multipliedBy(71)), "1.00");

    engine.erase(LATER);

    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void anErasureOfAContactThatIsNotKnownIsConfirmedToo() throws Exception {
    engine.erase(LATER);

    assertThat(engine.written()).containsExactly("passed erasure of everything");
    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void aTimerThatNothingPlansAnyMoreDoesNotKeepTheContactsId() throws Exception {
    threeOrders();

    engine.shutOff("profiling", true, LATER);

    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void inAnotherEpochEachRowMovesToTheNewPseudonymAndKeepsItsSince() throws Exception {
    threeOrders();

    engine.enterEpoch(NEXT, LATER);

    assertThat(engine.rows())
        .containsExactly(
            PSEUDONYM + "|frequent-buyers gone", NEXT + "|frequent-buyers since " + THIRD);
  }

  @Test
  void aMoveIsNeitherAnEntryNorAnExit() throws Exception {
    threeOrders();

    engine.enterEpoch(NEXT, LATER);

    assertThat(engine.written()).containsExactly("out", "in since " + THIRD);
  }

  @Test
  void whatHappensAfterAMoveHappensUnderTheNewPseudonym() throws Exception {
    threeOrders();
    engine.enterEpoch(NEXT, LATER);
    engine.rows();

    engine = engine.restart();
    engine.reach(FIRST.plus(DAY.multipliedBy(91)));

    assertThat(engine.rows()).contains(NEXT + "|frequent-buyers gone").noneMatch(of(PSEUDONYM));
  }

  @Test
  void anEventUnderAnotherPseudonymMovesTheRowsBeforeItCounts() throws Exception {
    threeOrders();
    engine.move(NEXT);

    engine.order(LATER, "1.00");

    assertThat(engine.rows())
        .containsExactly(
            PSEUDONYM + "|frequent-buyers gone", NEXT + "|frequent-buyers since " + THIRD);
  }

  @Test
  void aContactThatIsNotKnownHasNoRowsToMove() throws Exception {
    engine.enterEpoch(NEXT, LATER);

    assertThat(engine.rows()).isEmpty();
    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void ofAnEpochWhoseKeyIsDestroyedTheRowsKeepTheirPseudonym() throws Exception {
    threeOrders();
    engine.move("");

    engine.shutOff("profiling", true, LATER);

    assertThat(engine.rows()).containsExactly(PSEUDONYM + "|frequent-buyers gone");
  }

  private static java.util.function.Predicate<String> of(String pseudonym) {
    return row -> row.startsWith(pseudonym);
  }
}
