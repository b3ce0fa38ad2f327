package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Loss;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.WindowReleased;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A story of two months, broken off behind each of its steps and gone on from each state that there
 * was before: a restart from the newest, a replay from an older one.
 */
class FiguresAtEveryStageTest {
  /** Without noise, so that what two runs release can be compared. */
  private static final String NONE = "100000";

  private static final List<Metric> METRICS =
      List.of(
          Shop.ordersByCountry(Period.DAY, 2, NONE),
          Shop.flows(4, NONE),
          Shop.sizes(Period.DAY, 4, NONE));
  private static final Instant FIRST = Instant.parse("2026-11-27T10:00:00Z");
  private static final List<Step> STORY =
      List.of(
          figures -> figures.ordered("a", "a1", FIRST, Map.of("country", "FR"), 1),
          figures -> figures.entered("a", "loyal", FIRST),
          figures -> figures.changed("a", "loyal", ChangeKind.ENTERED, FIRST, 1),
          figures -> figures.timeIs(day(1)),
          figures -> figures.ordered("b", "b1", day(1), Map.of("country", "DE"), 1),
          figures -> figures.entered("b", "new", day(1)),
          figures -> figures.timeIs(day(2)),
          figures -> figures.withdrew("b", day(2), 5),
          figures -> figures.left("a", "loyal", day(2)),
          figures -> figures.timeIs(day(3)),
          figures -> figures.ordered("b", "b2", day(3), Map.of("country", "BE"), 6),
          figures -> figures.timeIs(day(5)),
          figures -> figures.ordered("a", "a2", day(5), Map.of("country", "BE"), 7),
          figures -> figures.timeIs(day(6)));

  /** The first of December has begun, its windows are closed where November's are not whole. */
  private static final Instant JANUARY = Instant.parse("2027-01-03T10:00:00Z");

  @FunctionalInterface
  private interface Step {
    void play(Figures figures) throws Exception;
  }

  private static Instant day(int day) {
    return FIRST.plus(Duration.ofDays(day));
  }

  private static Figures figures() throws Exception {
    return new Figures(
        METRICS, Loss.ofRho(new BigDecimal("1000000")), new ArrayList<>(), Figures.SEED);
  }

  private static void play(Figures figures, int from, int until) throws Exception {
    for (Step step : STORY.subList(from, until)) {
      step.play(figures);
    }
  }

  private static Map<List<Object>, Long> values(Figures figures) {
    Map<List<Object>, Long> values = new LinkedHashMap<>();
    for (FigureReleased figure : figures.figures()) {
      values.put(
          List.of(figure.getMetric(), figure.getFrom(), figure.getCell()), figure.getValue());
    }
    return values;
  }

  @Test
  void noCellHasTwoValuesAndTheLedgerNeverGoesBack() throws Exception {
    Map<List<Object>, Long> undisturbed;
    try (Figures figures = figures()) {
      play(figures, 0, STORY.size());
      figures.timeIs(JANUARY);
      undisturbed = values(figures);
    }
    for (int broken = 1; broken <= STORY.size(); broken++) {
      for (int back = 1; back <= broken; back++) {
        try (Figures figures = figures()) {
          play(figures, 0, back);
          Figures.Snapshot state = figures.snapshot();
          int known = figures.topic.size();
          play(figures, back, broken);
          boolean isAllKnown = figures.topic.size() == known;
          figures.restart(state);
          play(figures, back, STORY.size());
          figures.timeIs(JANUARY);

          assertThatItIsOneStory(figures);
          if (isAllKnown) {
            assertThat(values(figures)).as(back + " to " + broken).isEqualTo(undisturbed);
          } else {
            assertThat(undisturbed)
                .as(back + " to " + broken)
                .containsAllEntriesOf(values(figures));
          }
          assertThat(values(figures)).containsAllEntriesOf(thoseOfJanuary(undisturbed));
        }
      }
    }
  }

  private static Map<List<Object>, Long> thoseOfJanuary(Map<List<Object>, Long> values) {
    Map<List<Object>, Long> january = new HashMap<>(values);
    january
        .keySet()
        .removeIf(key -> ((Instant) key.get(1)).isBefore(JANUARY.minus(Duration.ofDays(2))));
    assertThat(january).isNotEmpty();
    return january;
  }

  private static void assertThatItIsOneStory(Figures figures) {
    assertThat(figures.byKey()).allSatisfy((key, once) -> assertThat(once).as(key).hasSize(1));
    Map<String, Instant> until = new HashMap<>();
    for (var record : figures.topic) {
      if (Figures.entry(record).getBody() instanceof WindowReleased window) {
        Instant before = until.put(window.getMetric(), window.getUntil());
        assertThat(before == null || before.isBefore(window.getUntil())).isTrue();
      }
    }
  }
}
