package io.placet.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What holds of every model, whatever the history. */
class ScoreModelPropertiesTest {
  private static final double LATER = Shop.DAYS + 1.5;

  @Property
  void contributionsSumToTheValueOnTheirScale(
      @ForAll("models") ScoreModel model, @ForAll("histories") List<Event> history) {
    model
        .explain(history, Shop.day(LATER))
        .ifPresent(
            explained -> {
              double sum =
                  explained.contributions().stream().mapToDouble(Contribution::amount).sum();
              double value =
                  explained.scale() == Scale.LOGIT ? LogisticModel.probability(sum) : sum;
              assertThat(explained.value()).isCloseTo(value, within(1e-12 * (1 + Math.abs(value))));
            });
  }

  @Property
  void theOrderInWhichEventsCameDoesNotMatter(
      @ForAll("models") ScoreModel model,
      @ForAll("histories") List<Event> history,
      @ForAll Random random) {
    List<Event> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);
    assertThat(model.explain(shuffled, Shop.day(LATER)))
        .isEqualTo(model.explain(history, Shop.day(LATER)));
  }

  @Property
  void eventsAfterTheInstantDoNotCount(
      @ForAll("models") ScoreModel model,
      @ForAll("histories") List<Event> history,
      @ForAll @DoubleRange(min = 0, max = Shop.DAYS) double day) {
    List<Event> before =
        history.stream().filter(event -> !event.occurredAt().isAfter(Shop.day(day))).toList();
    assertThat(model.explain(history, Shop.day(day)))
        .isEqualTo(model.explain(before, Shop.day(day)));
  }

  @Property(tries = 20)
  void aScoreNamesItsDefinitionAndVersion(@ForAll("models") ScoreModel model) {
    ScoreDefinition definition = new ScoreDefinition("loyalty", 7, "L", "-", "profiling", model);
    Score score = definition.score(List.of(Shop.order(3, "20.00")), Shop.day(LATER)).orElseThrow();
    assertThat(score.definition()).isEqualTo("loyalty");
    assertThat(score.version()).isEqualTo(7);
    assertThat(score.at()).isEqualTo(Shop.day(LATER));
  }

  @Provide
  Arbitrary<ScoreModel> models() {
    return Arbitraries.of(Shop.MODELS);
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Shop.histories();
  }
}
