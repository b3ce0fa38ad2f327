package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static io.placet.schemas.avro.DefinitionState.ARCHIVED;
import static io.placet.schemas.avro.DefinitionState.LIVE;
import static io.placet.schemas.avro.DefinitionState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of contacts that are known when a definition comes, changes or goes. */
class DefinitionChangesTest {
  private static final String OURS = "ours";
  private static final String ORDERED_THIS_WEEK = orders(1, "P7D");
  private static final String TWO_THIS_WEEK = orders(2, "P7D");
  private static final String EVER = orders(1, "P365D");
  private static final String MALFORMED = "{\"measure\": \"guessed\"}";
  private static final Instant NOW = START.plus(Duration.ofHours(1));

  private ProfileHarness engine;

  private static String orders(int number, String within) {
    return """
        {"measure": "count", "event": "Order Completed", "within": "%s",
         "operator": ">=", "value": %d}"""
        .formatted(within, number);
  }

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  @Test
  void aNewSegmentKnowsThePastOnceAContactIsJudgedAnew() throws Exception {
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.define(OURS, ORDERED_THIS_WEEK);
    assertThat(engine.written()).isEmpty();

    engine.reevaluate("segment/ours", 1, 7);

    assertThat(engine.written())
        .containsExactly(
            "ours ENTERED DEFINED " + NOW, "in since " + NOW, "done segment/ours@1, 0@7");
  }

  @Test
  void aNewSegmentMovesNobodyOutOfAnother() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.written();

    engine.define("another", orders(1, "P30D"));
    engine.reevaluate("segment/another", 1, 7);

    assertThat(engine.written())
        .contains("another ENTERED DEFINED " + NOW)
        .noneMatch(written -> written.startsWith("ours"));
  }

  @Test
  void aLongPastIsWholeHoweverItIsStored() throws Exception {
    int all = 600;
    Set<Integer> restarts = Set.of(5, 16, 40, 271, 300, 599);
    for (int each = 1; each <= all; each++) {
      engine.order(START.plusSeconds(each), "10.00");
      if (restarts.contains(each)) {
        engine = engine.restart();
      }
    }
    engine.reach(NOW);

    engine.define(OURS, orders(all, "P30D"));
    engine.reevaluate("segment/ours", 1, 7);
    assertThat(engine.changesOf(OURS)).containsExactly("ENTERED DEFINED " + NOW);

    engine.define(OURS, 2, orders(all + 1, "P30D"), LIVE);
    engine.reevaluate("segment/ours", 2, 8);
    assertThat(engine.changesOf(OURS)).contains("EXITED DEFINED " + NOW);
  }

  @Test
  void whoEnteredByADefinitionLeavesByTheClock() throws Exception {
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.reevaluate("segment/ours", 1, 7);
    engine.written();
    Instant exit = START.plus(DAY.multipliedBy(7));

    engine.reach(exit.minusMillis(1));
    assertThat(engine.changesOf(OURS)).isEmpty();
    engine.reach(exit);

    assertThat(engine.changesOf(OURS)).containsExactly("EXITED RULE " + exit);
  }

  @Test
  void aReevaluationWaitsForItsDefinitionAlsoOverARestart() throws Exception {
    engine.order(START, "10.00");
    engine.reach(NOW);

    engine.reevaluate("segment/ours", 1, 7);
    engine.pass(Duration.ofSeconds(5));
    engine = engine.restart();
    engine.reach(NOW);
    assertThat(engine.written()).isEmpty();
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.pass(Duration.ofSeconds(10));

    assertThat(engine.written())
        .containsExactly(
            "ours ENTERED DEFINED " + NOW, "in since " + NOW, "done segment/ours@1, 0@7");
  }

  @Test
  void aReevaluationWaitsForTheStateThatItWasAskedFor() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.written();

    engine.reevaluate("segment/ours", 1, 7, engine.nextDefinedAt());
    assertThat(engine.written()).isEmpty();
    engine.define(OURS, 1, ORDERED_THIS_WEEK, ARCHIVED);
    engine.pass(Duration.ofSeconds(10));

    assertThat(engine.changesOf(OURS)).containsExactly("EXITED ARCHIVED " + NOW);
  }

  @Test
  void ofAContactThatIsNotKnownAReevaluationIsDoneAndLeavesNothing() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);

    engine.reevaluate("segment/ours", 1, 7);

    assertThat(engine.written()).containsExactly("done segment/ours@1, 0@7");
    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void anErasureTakesAWaitingReevaluationToo() throws Exception {
    engine.order(START, "10.00");
    engine.reevaluate("segment/ours", 1, 7);

    engine.erase(NOW);

    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void whoNoLongerFitsAChangedDefinitionLeavesByIt() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.written();

    engine.define(OURS, 2, TWO_THIS_WEEK, LIVE);
    engine.reevaluate("segment/ours", 2, 7);

    assertThat(engine.changesOf(OURS)).containsExactly("EXITED DEFINED " + NOW);
  }

  @Test
  void whatWasDueBeforeADefinitionCameIsDueAtItsOwnInstantByTheRule() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.written();

    engine.define("other", EVER);
    engine.reach(START.plus(DAY.multipliedBy(8)));

    assertThat(engine.changesOf(OURS))
        .containsExactly("EXITED RULE " + START.plus(DAY.multipliedBy(7)));
  }

  @Test
  void inAPausedSegmentNobodyComesOrGoesByTheRule() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.define(OURS, 1, ORDERED_THIS_WEEK, PAUSED);
    engine.written();

    engine.reach(START.plus(DAY.multipliedBy(8)));
    engine.order(START.plus(DAY.multipliedBy(9)), "10.00");

    assertThat(engine.changesOf(OURS)).isEmpty();
  }

  @Test
  void theEndOfItsPurposeTakesMembersOutOfAPausedSegment() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.define(OURS, 1, ORDERED_THIS_WEEK, PAUSED);
    engine.written();

    engine.shutOff("profiling", true, NOW);

    assertThat(engine.changesOf(OURS)).containsExactly("EXITED WITHDRAWN " + NOW);
    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void aSegmentThatIsResumedIsRightAgain() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.define(OURS, 1, ORDERED_THIS_WEEK, PAUSED);
    Instant later = START.plus(DAY.multipliedBy(8));
    engine.reach(later);
    engine.written();

    engine.define(OURS, 1, ORDERED_THIS_WEEK, LIVE);
    engine.reevaluate("segment/ours", 1, 7);

    assertThat(engine.changesOf(OURS)).containsExactly("EXITED DEFINED " + later);
  }

  @Test
  void anArchivedSegmentHasNobody() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.written();

    engine.define(OURS, 1, ORDERED_THIS_WEEK, ARCHIVED);
    engine.reevaluate("segment/ours", 1, 7);

    assertThat(engine.changesOf(OURS)).containsExactly("EXITED ARCHIVED " + NOW);
  }

  @Test
  void aVersionThatDoesNotFitMovesNobodyAndIsNotWaitedFor() throws Exception {
    engine.define(OURS, ORDERED_THIS_WEEK);
    engine.order(START, "10.00");
    engine.reach(NOW);
    engine.written();

    engine.define(OURS, 2, MALFORMED, LIVE);
    engine.reevaluate("segment/ours", 2, 7);

    assertThat(engine.written()).containsExactly("done segment/ours@2, 0@7");
  }

  @Test
  void definitionsThatCameLaterOutliveARestart() throws Exception {
    engine.define(OURS, 2, ORDERED_THIS_WEEK, LIVE);

    engine = engine.restart();
    engine.define(OURS, 1, MALFORMED, LIVE);
    engine.order(START, "10.00");

    assertThat(engine.changesOf(OURS)).containsExactly("ENTERED RULE " + START);
  }
}
