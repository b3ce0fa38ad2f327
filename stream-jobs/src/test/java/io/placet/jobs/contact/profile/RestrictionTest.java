package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.PSEUDONYM;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static io.placet.schemas.avro.DefinitionState.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.SegmentChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was read for a restricted purpose stays, is not read, and comes back once it stands. */
class RestrictionTest {
  private static final Instant FIRST = START;
  private static final Instant THIRD = START.plus(DAY.multipliedBy(2));
  private static final Instant RESTRICTED = START.plus(DAY.multipliedBy(3));
  private static final Instant LIFTED = START.plus(DAY.multipliedBy(4));
  private static final Instant LAST_OUT = FIRST.plus(DAY.multipliedBy(90));
  private static final String NEXT = "analytics.2.p";
  private static final String POINTS =
      """
      {"kind": "points", "halfLife": "P30D", "points": {"Order Completed": 10}}""";

  private ProfileHarness engine;

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  /** A frequent buyer, restricted since. */
  private void restricted() throws Exception {
    engine.order(FIRST, "200.00");
    engine.order(FIRST.plus(DAY), "200.00");
    engine.order(THIRD, "200.00");
    engine.restrict("profiling", RESTRICTED);
    engine.written();
  }

  @Test
  void whoseRestrictionIsLiftedComesBackAtOnce() throws Exception {
    restricted();

    engine.lift(LIFTED, "profiling");

    assertThat(engine.written())
        .containsExactly("frequent-buyers ENTERED RULE " + LIFTED, "in since " + LIFTED);
    engine.reach(LAST_OUT);
    assertThat(engine.changesOf("frequent-buyers")).containsExactly("EXITED RULE " + LAST_OUT);
  }

  @Test
  void itComesBackByTheRecordThatLifted() throws Exception {
    restricted();

    engine.lift(LIFTED, "profiling");

    List<SegmentChange> changes = engine.reasonsOf("frequent-buyers");
    assertThat(changes).extracting(SegmentChange::getRevision).containsExactly("0@7");
    assertThat(changes.get(0).getLeaves()).isNotEmpty();
  }

  @Test
  void scoresComeBackToo() throws Exception {
    engine.score("loyalty", 1, POINTS, LIVE);
    engine.order(LIFTED.minus(DAY.multipliedBy(30)), "1.00");
    engine.restrict("profiling", RESTRICTED);
    assertThat(engine.written()).contains("no score");

    engine.lift(LIFTED, "profiling");

    assertThat(engine.written()).contains("loyalty@1 = 5.0 at " + LIFTED);
  }

  @Test
  void whatSlidOutMeanwhileDoesNotComeBack() throws Exception {
    restricted();
    engine.reach(LAST_OUT);

    engine.lift(LAST_OUT, "profiling");

    assertThat(engine.changesOf("frequent-buyers")).isEmpty();
  }

  @Test
  void whatWasWithdrawnMeanwhileDoesNotComeBack() throws Exception {
    restricted();
    engine.shutOff("profiling", true, RESTRICTED);
    engine.written();

    engine.lift(LIFTED, "profiling");

    assertThat(engine.written()).isEmpty();
  }

  @Test
  void whatEndedMeanwhileDoesNotComeBack() throws Exception {
    restricted();
    engine.expire("profiling", RESTRICTED);
    engine.written();

    engine.lift(LIFTED, "profiling");

    assertThat(engine.written()).isEmpty();
    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void aWithdrawalBehindTheLiftingTakesAllBack() throws Exception {
    restricted();

    engine.lift(LIFTED, "profiling");
    engine.shutOff("profiling", true, LIFTED);

    assertThat(engine.changesOf("frequent-buyers"))
        .containsExactly("ENTERED RULE " + LIFTED, "EXITED WITHDRAWN " + LIFTED);
  }

  @Test
  void ofSeveralPurposesOnlyThoseComeBackThatStandAgain() throws Exception {
    engine.order(FIRST, "600.00", List.of("profiling", "email-tracking"));
    restricted();
    engine.restrict("email-tracking", RESTRICTED);
    engine.written();

    engine.lift(LIFTED, "email-tracking");
    assertThat(engine.written()).isEmpty();
    engine.lift(LIFTED, "profiling", "email-tracking");

    assertThat(engine.changesOf("frequent-buyers")).containsExactly("ENTERED RULE " + LIFTED);
  }

  @Test
  void whereNothingIsRestrictedNothingIsSaid() throws Exception {
    engine.order(FIRST, "200.00");

    engine.lift(LIFTED, "profiling");

    assertThat(engine.written()).isEmpty();
  }

  @Test
  void aContactThatIsNotKnownIsNotKnownAfterIt() throws Exception {
    engine.lift(LIFTED, "profiling");

    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void theNextEventAfterItIsNothingSpecial() throws Exception {
    restricted();
    engine.lift(LIFTED, "profiling");
    engine.written();

    engine.order(LIFTED.plus(DAY), "1.00");

    assertThat(engine.written()).isEmpty();
  }

  @Test
  void aLiftingOfBeforeThatNothingToldIsSeenWithTheNextEvent() throws Exception {
    restricted();

    engine.order(LIFTED, "1.00");

    assertThat(engine.changesOf("frequent-buyers")).containsExactly("ENTERED RULE " + LIFTED);
  }

  @Test
  void afterARestartAndInAnotherEpochItComesBackUnderTheNewPseudonym() throws Exception {
    restricted();
    engine.enterEpoch(NEXT, RESTRICTED);
    engine = engine.restart();

    engine.lift(LIFTED, "profiling");

    assertThat(engine.rows())
        .containsExactly(NEXT + "|frequent-buyers since " + LIFTED)
        .noneMatch(row -> row.startsWith(PSEUDONYM));
  }

  @Test
  void whatIsToldAgainAfterARestartIsTheSameToTheByte() throws Exception {
    restricted();
    engine = engine.restart();
    engine.lift(LIFTED, "profiling");
    var once = engine.records();

    engine.close();
    engine = ProfileHarness.open();
    restricted();
    engine.lift(LIFTED, "profiling");

    assertThat(engine.records()).isEqualTo(once).isNotEmpty();
  }
}
