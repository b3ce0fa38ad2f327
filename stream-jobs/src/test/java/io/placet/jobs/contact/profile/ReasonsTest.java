package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.DecidingLeaf;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.avro.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why somebody entered or left, and that the same input always says the same. */
class ReasonsTest {
  private static final String OURS = "ours";
  private static final String BOUGHT_AND_NOT_RETURNED =
      """
      {"combinator": "and", "rules": [
        {"measure": "count", "event": "Order Completed", "within": "P7D", "operator": ">=", "value": 2},
        {"measure": "sum", "event": "Order Completed", "of": "total", "operator": ">=", "value": 100},
        {"measure": "did", "event": "Order Refunded", "not": true}]}""";
  private static final Instant SECOND = START.plus(Duration.ofHours(3));

  private ProfileHarness engine;

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
    engine.define(OURS, 3, BOUGHT_AND_NOT_RETURNED, DefinitionState.LIVE);
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  private void enter() throws Exception {
    engine.order(START, "60.00");
    engine.restOn("0@9");
    engine.order(SECOND, "52.40");
  }

  @Test
  void anEntryNamesItsLeavesWithValuesItsVersionAndItsConsent() throws Exception {
    enter();

    SegmentChange entry = engine.reasonsOf(OURS).get(0);

    assertThat(entry.getVersion()).isEqualTo(3);
    assertThat(entry.getRevision()).isEqualTo("0@9");
    assertThat(entry.getLeaves())
        .containsExactly(
            new DecidingLeaf("rule.rules[0]", true, "2"),
            new DecidingLeaf("rule.rules[1]", true, "112.4"),
            new DecidingLeaf("rule.rules[2]", false, ""));
  }

  @Test
  void anExitNamesWhatIsTrueNoLonger() throws Exception {
    enter();
    engine.reasonsOf(OURS);

    engine.reach(START.plus(DAY.multipliedBy(7)));

    SegmentChange exit = engine.reasonsOf(OURS).get(0);
    assertThat(exit.getChange()).isEqualTo(ChangeKind.EXITED);
    assertThat(exit.getLeaves()).containsExactly(new DecidingLeaf("rule.rules[0]", false, "1"));
  }

  @Test
  void anExitByAWithdrawalNamesTheRecordAndNoLeaf() throws Exception {
    enter();
    engine.reasonsOf(OURS);

    engine.shutOff("profiling", true, SECOND);

    SegmentChange exit = engine.reasonsOf(OURS).get(0);
    assertThat(exit.getRevision()).isEqualTo("0@6");
    assertThat(exit.getLeaves()).isEmpty();
  }

  @Test
  void theSameInputGivesTheSameBytes() throws Exception {
    List<TopicRecord> once = play(false);
    List<TopicRecord> again = play(true);

    assertThat(once).hasSizeGreaterThan(10);
    assertThat(again).isEqualTo(once);
  }

  /** A year of a contact; what a start in between reads again must be what was known. */
  private static List<TopicRecord> play(boolean restarts) throws Exception {
    ProfileHarness engine = ProfileHarness.open();
    List<TopicRecord> records = new ArrayList<>();
    engine.define(OURS, 3, BOUGHT_AND_NOT_RETURNED, DefinitionState.LIVE);
    engine.score(
        "loyalty",
        1,
        """
        {"kind": "points", "halfLife": "P30D", "points": {"Order Completed": 10}}""",
        DefinitionState.LIVE);
    for (int day = 0; day < 365; day += 3) {
      Instant at = START.plus(DAY.multipliedBy(day));
      engine.order(at, "20.00");
      if (day % 30 == 0) {
        engine.order(at.minus(DAY), "100.00");
        engine.reach(at.plus(Duration.ofHours(5)));
      }
      if (restarts && day % 7 == 0) {
        records.addAll(engine.records());
        engine = engine.restart();
      }
    }
    records.addAll(engine.records());
    engine.close();
    return records;
  }

  @Test
  void aTraitIsThatOfTheLastIdentification() throws Exception {
    engine.define(
        "french",
        """
        {"measure": "latest", "event": "Order Completed", "of": "currency", "operator": "=", "value": "EUR"}""");

    engine.event("Order Completed", START, Map.of("currency", new FieldValue.Text("EUR")));
    engine.event("Order Completed", SECOND, Map.of("currency", new FieldValue.Text("GBP")));

    assertThat(engine.reasonsOf("french"))
        .extracting(change -> change.getLeaves().get(0).getValue())
        .containsExactly("EUR", "GBP");
  }

  @Test
  void whoMayBeReachedIsInAndOutByTheirConsent() throws Exception {
    engine.define(
        "reachable",
        """
        {"measure": "reachable", "channel": "email"}""");
    engine.reachable(START, "newsletter/email");
    engine.order(START, "1.00");

    engine = engine.restart();
    engine.reachable(SECOND);

    assertThat(engine.changesOf("reachable")).containsExactly("EXITED RULE " + SECOND);
  }
}
