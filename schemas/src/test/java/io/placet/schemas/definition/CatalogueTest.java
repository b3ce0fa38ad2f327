package io.placet.schemas.definition;

import static io.placet.schemas.definition.Rules.BOUGHT;
import static io.placet.schemas.definition.Rules.KNOWN;
import static io.placet.schemas.definition.Rules.POINTS;
import static io.placet.schemas.definition.Rules.REGISTER;
import static io.placet.schemas.definition.Rules.score;
import static io.placet.schemas.definition.Rules.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final String LOYAL =
      "{\"measure\":\"score\",\"score\":\"loyalty\",\"operator\":\">=\",\"value\":5}";

  @Test
  void aDefinitionThatDoesNotFitIsCountedAndTheOthersAreUsed() {
    Catalogue catalogue = Catalogue.of(KNOWN, REGISTER);
    assertThat(catalogue.segments()).extracting(Segment::id).containsExactly("buyers", "nobody");
    assertThat(catalogue.scores()).extracting(ScoreDefinition::id).containsExactly("loyalty");
    assertThat(catalogue.problems())
        .containsOnlyKeys(
            "score/unfit", "segment/around", "segment/back", "segment/openers", "segment/unfit");
  }

  @Test
  void whatNamesADefinitionThatDoesNotFitDoesNotFitEither() {
    Catalogue catalogue =
        Catalogue.of(
            KnownDefinitions.of(
                List.of(
                    segment("a", naming("b")),
                    segment("b", naming("c")),
                    segment("c", BOUGHT.replace("Completed", "Paid")),
                    segment("d", LOYAL)),
                List.of(score("loyalty", POINTS.replace("Completed", "Paid")))),
            REGISTER);
    assertThat(catalogue.segments()).isEmpty();
    assertThat(catalogue.problems())
        .containsOnlyKeys("score/loyalty", "segment/a", "segment/b", "segment/c", "segment/d");
  }

  @Test
  void segmentsThatGoRoundInACircleAreAllRefusedAndWhoLeadsIntoItToo() {
    Catalogue catalogue =
        Catalogue.of(
            KnownDefinitions.of(
                List.of(
                    segment("a", naming("b")),
                    segment("b", naming("c")),
                    segment("c", naming("b")),
                    segment("d", BOUGHT)),
                List.of()),
            REGISTER);
    assertThat(catalogue.segments()).extracting(Segment::id).containsExactly("d");
    assertThat(catalogue.problems())
        .containsEntry("segment/a", "rule.segment: segments go round in a circle: b > c > b")
        .containsEntry("segment/b", "rule.segment: segments go round in a circle: b > c > b")
        .containsEntry("segment/c", "rule.segment: segments go round in a circle: c > b > c");
  }

  @Test
  void aChangeOfANamedDefinitionChangesWhatNamesIt() {
    SegmentDefinition naming = segment("naming", naming("buyers"));
    SegmentDefinition scored = segment("scored", LOYAL);
    List<Segment> before =
        compiled(List.of(segment("buyers", BOUGHT), naming, scored), score("loyalty", POINTS));
    List<Segment> after =
        compiled(
            List.of(
                segment("buyers", BOUGHT),
                SegmentDefinition.newBuilder(
                        segment("buyers", BOUGHT.replace("Completed", "Refunded")))
                    .setVersion(2)
                    .build(),
                naming,
                scored),
            score("loyalty", POINTS.replace("10", "20")));
    assertThat(before.get(1).rule()).isEqualTo(new InSegment("buyers", Rules.parse(BOUGHT)));
    assertThat(after.get(1).rule())
        .isEqualTo(new InSegment("buyers", Rules.parse(BOUGHT.replace("Completed", "Refunded"))));
    assertThat(after.get(2).rule()).isInstanceOf(InScore.class).isNotEqualTo(before.get(2).rule());
  }

  @Test
  void whatIsPausedIsNotLiveAndCanBeNamedAndWhatIsArchivedCannot() {
    SegmentDefinition paused =
        SegmentDefinition.newBuilder(segment("paused", BOUGHT))
            .setState(DefinitionState.PAUSED)
            .build();
    SegmentDefinition archived =
        SegmentDefinition.newBuilder(segment("archived", BOUGHT))
            .setState(DefinitionState.ARCHIVED)
            .build();
    ScoringDefinition resting =
        ScoringDefinition.newBuilder(score("resting", POINTS))
            .setState(DefinitionState.PAUSED)
            .build();
    Catalogue catalogue =
        Catalogue.of(
            KnownDefinitions.of(
                List.of(
                    paused,
                    archived,
                    segment("a", naming("paused")),
                    segment("b", naming("archived"))),
                List.of(resting)),
            REGISTER);
    assertThat(catalogue.segments()).extracting(Segment::id).containsExactly("a");
    assertThat(catalogue.pausedSegments()).containsExactly("paused");
    assertThat(catalogue.pausedScores()).containsExactly("resting");
    assertThat(catalogue.scores()).isEmpty();
    assertThat(catalogue.problems())
        .containsExactly(
            Map.entry("segment/b", "rule.segment: the segment is archived; allowed: a, paused"));
  }

  @Test
  void segmentsNameOneAnotherAtMostSixteenDeep() {
    List<SegmentDefinition> chain = new ArrayList<>();
    chain.add(segment("s0", BOUGHT));
    for (int i = 1; i <= 16; i++) {
      chain.add(segment("s" + i, naming("s" + (i - 1))));
    }
    Catalogue catalogue = Catalogue.of(KnownDefinitions.of(chain, List.of()), REGISTER);
    assertThat(catalogue.segments()).hasSize(16);
    assertThat(catalogue.problems())
        .containsOnlyKeys("segment/s16")
        .containsValue("rule: segments name one another at most 16 deep");
    assertThatThrownBy(
            () ->
                Definitions.toDomain(
                    chain.get(16), REGISTER, KnownDefinitions.of(chain, List.of())))
        .hasMessageEndingWith("segments name one another at most 16 deep");
  }

  @Test
  void aRuleHasAtMostTwoHundredLeavesAndTwoThousandWithThoseItNames() {
    assertThat(Rules.parse(group(BOUGHT, 200))).isNotNull();
    assertThatThrownBy(() -> Rules.parse(group(BOUGHT, 201)))
        .hasMessage("rule.rules[200]: at most 200 leaves are allowed in a rule");
    KnownDefinitions large =
        KnownDefinitions.of(List.of(segment("large", group(BOUGHT, 200))), List.of());
    assertThat(Definitions.toDomain(segment("nine", group(naming("large"), 9)), REGISTER, large))
        .isNotNull();
    assertThatThrownBy(
            () -> Definitions.toDomain(segment("ten", group(naming("large"), 10)), REGISTER, large))
        .hasMessage(
            "rule: at most 2000 leaves are allowed with those of the segments that it names");
  }

  @Test
  void aStepExcludesAtMostTwentyEvents() {
    String sequence =
        """
        {"measure":"sequence","steps":[{"event":"Order Completed"},{"event":"Order Refunded","without":[%s]}]}""";
    String event = "{\"event\":\"Product Viewed\"}";
    assertThat(Rules.parse(sequence.formatted(repeated(event, 20)))).isNotNull();
    assertThatThrownBy(() -> Rules.parse(sequence.formatted(repeated(event, 21))))
        .hasMessage("rule.steps[1].without: at most 20 events are allowed");
  }

  private static List<Segment> compiled(List<SegmentDefinition> segments, ScoringDefinition score) {
    Catalogue catalogue = Catalogue.of(KnownDefinitions.of(segments, List.of(score)), REGISTER);
    assertThat(catalogue.problems()).isEmpty();
    return catalogue.segments();
  }

  private static String naming(String id) {
    return "{\"measure\":\"segment\",\"segment\":\"" + id + "\"}";
  }

  private static String group(String rule, int times) {
    return "{\"combinator\":\"or\",\"rules\":[" + repeated(rule, times) + "]}";
  }

  private static String repeated(String json, int times) {
    return IntStream.range(0, times).mapToObj(i -> json).collect(Collectors.joining(","));
  }
}
