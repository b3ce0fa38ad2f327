package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static io.placet.schemas.avro.DefinitionState.ARCHIVED;
import static io.placet.schemas.avro.DefinitionState.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final String TEN_POINTS = points(10);
  private static final String TWENTY_POINTS = points(20);
  private static final Duration HALF_LIFE = DAY.multipliedBy(30);
  private static final Instant NOW = START.plus(HALF_LIFE);

  private ProfileHarness engine;

  private static String points(int each) {
    return """
        {"kind": "points", "halfLife": "P30D", "points": {"Order Completed": %d}}"""
        .formatted(each);
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
  void anEventIsScoredAtItsInstantAndPointsFade() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);

    engine.order(START, "1.00");
    engine.order(NOW, "1.00");

    assertThat(engine.written())
        .containsExactly("loyalty@1 = 10.0 at " + START, "loyalty@1 = 15.0 at " + NOW);
  }

  @Test
  void aModelThatIsReplacedSpeaksAtTheNextLook() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.order(START, "1.00");
    engine.reach(NOW);
    engine.written();

    engine.score("loyalty", 2, TWENTY_POINTS, LIVE);
    engine.reevaluate("score/loyalty", 2, 9);

    assertThat(engine.written())
        .containsExactly("loyalty@2 = 10.0 at " + NOW, "done score/loyalty@2, 0@9");
  }

  @Test
  void aNewScoreKnowsThePast() throws Exception {
    engine.order(START, "1.00");
    engine.reach(NOW);

    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.reevaluate("score/loyalty", 1, 9);

    assertThat(engine.written())
        .containsExactly("loyalty@1 = 5.0 at " + NOW, "done score/loyalty@1, 0@9");
  }

  @Test
  void aWithdrawalRetractsTheScoreAndALaterGrantStartsFromNothing() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.order(START, "1.00");
    engine.written();

    engine.shutOff("profiling", true, NOW);
    assertThat(engine.written()).containsExactly("no score", "passed receipt");
    assertThat(engine.stateEntries()).isZero();
    engine.order(NOW, "1.00");

    assertThat(engine.written()).containsExactly("loyalty@1 = 10.0 at " + NOW);
  }

  @Test
  void anArchivedScoreIsRetracted() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.order(START, "1.00");
    engine.written();

    engine.score("loyalty", 1, TEN_POINTS, ARCHIVED);
    engine.reevaluate("score/loyalty", 1, 9);

    assertThat(engine.written()).containsExactly("no score", "done score/loyalty@1, 0@9");
  }

  @Test
  void anErasureRetractsIt() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.order(START, "1.00");
    engine.written();

    engine.erase(NOW);

    assertThat(engine.written()).containsExactly("no score", "passed erasure of everything");
  }

  @Test
  void itMovesWithItsContactIntoAnotherEpoch() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.order(START, "1.00");
    engine.written();

    engine.enterEpoch("analytics.2.q", NOW);

    assertThat(engine.written()).containsExactly("no score", "loyalty@1 = 10.0 at " + START);
  }

  @Test
  void aThresholdIsCrossedAtTheSameInstant() throws Exception {
    engine.score("loyalty", 1, TEN_POINTS, LIVE);
    engine.define(
        "loyal",
        """
        {"measure": "score", "score": "loyalty", "operator": ">=", "value": 10}""");

    engine.order(START, "1.00");
    engine.reach(NOW);

    assertThat(engine.changesOf("loyal")).first().isEqualTo("ENTERED RULE " + START);
  }
}
