package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.schemas.avro.CellContribution;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.insight.InsightCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentSizesTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Instant FIRST = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** Of a ρ so large that there is no noise, but for once in any number of runs. */
  private static final String NONE = "100000";

  private static final Metric SIZES = Shop.sizes(Period.DAY, 4, NONE);

  private static Instant day(int day) {
    return FIRST.plus(DAY.multipliedBy(day));
  }

  private static Figures figures(Metric metric) throws Exception {
    return new Figures(List.of(metric), NONE);
  }

  /** What was released of a segment, day by day. */
  private static List<Long> sizes(Figures figures, String segment) {
    return figures.figures().stream()
        .filter(figure -> figure.getCell().equals(List.of(segment)))
        .map(FigureReleased::getValue)
        .toList();
  }

  @Test
  void aSizeIsWhoIsInTheSegmentWhenTheDayEnds() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", day(0));
      figures.ordered("b", day(0));
      figures.entered("a", "loyal", day(0));
      figures.entered("b", "new", day(0));
      figures.timeIs(day(1));
      figures.entered("b", "loyal", day(1));
      figures.timeIs(day(3));
      figures.left("a", "loyal", day(3));
      figures.timeIs(day(5));

      assertThat(sizes(figures, "loyal")).containsExactly(1L, 2L, 2L, 1L, 1L);
      assertThat(sizes(figures, "new")).containsExactly(1L, 1L, 1L, 1L, 1L);
    }
  }

  @Test
  void whoStaysIsInTheNextMonthsToo() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", day(0));
      figures.entered("a", "loyal", day(0));
      figures.timeIs(day(75));

      assertThat(sizes(figures, "loyal")).hasSize(75).containsOnly(1L);
    }
  }

  @Test
  void whomNoEventPassedForIsInNoSize() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", day(0));
      figures.entered("a", "new", day(0));
      figures.entered("stranger", "loyal", day(0));
      figures.timeIs(day(1));
      figures.ordered("stranger", day(1));
      figures.timeIs(day(2));

      assertThat(sizes(figures, "loyal")).containsExactly(0L, 1L);
    }
  }

  /** The membership may rest on another purpose, which still stands. */
  @Test
  void whoWithdrewIsInNoSizeUntilAnEventPassesAgain() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", "first", day(0), Map.of(), 1);
      figures.entered("a", "loyal", day(0));
      figures.timeIs(day(1));
      figures.withdrew("a", day(1), 5);
      figures.timeIs(day(2));
      figures.ordered("a", "judged before", day(2), Map.of(), 5);
      figures.timeIs(day(3));
      figures.ordered("a", "granted again", day(3), Map.of(), 6);
      figures.timeIs(day(4));

      assertThat(sizes(figures, "loyal")).containsExactly(1L, 0L, 0L, 1L);
    }
  }

  /** On the events' clock the wall's, by which records of the log are dated, is years ahead. */
  @Test
  void whoLeavesIsInNoLaterSizeWheneverThatIsSaidToBe() throws Exception {
    try (Figures figures = figures(SIZES)) {
      for (String contact : List.of("a", "b")) {
        figures.ordered(contact, day(0));
        figures.entered(contact, "loyal", day(0));
      }
      figures.timeIs(day(1));
      figures.left("a", "loyal", day(4_000));
      figures.timeIs(day(2));
      figures.withdrew("b", day(4_000), 5);
      figures.timeIs(day(3));

      assertThat(sizes(figures, "loyal")).containsExactly(2L, 1L, 0L);
    }
  }

  /** Two entries are paid; a third is not, and is told when the month is over. */
  @Test
  void whoEntersHasPaidForLeaving() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", day(0));
      for (int day = 0; day < 6; day += 2) {
        figures.entered("a", "loyal", day(day));
        figures.timeIs(day(day + 1));
        figures.left("a", "loyal", day(day + 1));
        figures.timeIs(day(day + 2));
      }
      figures.entered("a", "loyal", day(6));
      figures.timeIs(Instant.parse("2026-12-01T12:00:00Z"));

      assertThat(sizes(figures, "loyal"))
          .startsWith(1L, 0L, 1L, 0L, 0L, 0L, 0L)
          .endsWith(0L, 1L)
          .hasSize(29);
    }
  }

  /** Whatever a contact does, it is in each sum of a tree with 1 at most, and in few of them. */
  @Test
  void aContactChangesNoMoreThanItsBoundsInAMonth() throws Exception {
    Random random = new Random(Figures.SEED);
    try (Figures figures = figures(SIZES)) {
      long judged = 1;
      for (int day = 0; day < 300; day++) {
        String segment = random.nextBoolean() ? "loyal" : "new";
        switch (random.nextInt(4)) {
          case 0 -> figures.left("a", segment, day(day));
          case 1 -> figures.withdrew("a", day(day), ++judged);
          default -> {
            figures.entered("a", segment, day(day));
            figures.ordered("a", "order " + day, day(day), Map.of(), ++judged);
          }
        }
        figures.timeIs(day(day + 1));
      }

      Map<YearMonth, List<CellContribution>> months = new HashMap<>();
      for (CellContribution one : figures.contributed) {
        Instant end = Period.DAY.end(one.getFrom(), ZONE);
        months
            .computeIfAbsent(YearMonth.from(end.atZone(ZONE)), absent -> new ArrayList<>())
            .add(one);
      }
      assertThat(months).hasSizeGreaterThan(8);
      assertThat(months.values())
          .allSatisfy(changes -> assertThat(changes).hasSizeLessThanOrEqualTo(4))
          .anySatisfy(changes -> assertThat(changes).hasSize(4))
          .allSatisfy(SegmentSizesTest::entersAndLeavesInTurn);
    }
  }

  private static void entersAndLeavesInTurn(List<CellContribution> changes) {
    for (String segment : List.of("loyal", "new")) {
      long expected = 1;
      for (CellContribution change : changes) {
        if (change.getCell().equals(List.of(segment))) {
          assertThat(change.getAmount()).isEqualTo(expected);
          expected = -expected;
        }
      }
    }
  }

  @Test
  void aSizeSaysOfHowManyNoisySumsItIs() throws Exception {
    Metric noisy = Shop.sizes(Period.DAY, 4, "0.1");
    try (Figures figures = new Figures(List.of(noisy), "0.1")) {
      figures.ordered("a", day(0));
      figures.entered("a", "loyal", day(0));
      figures.timeIs(day(7));

      // 4 cells, 5 levels: σ² = 4 · 5 / 0.2 for each sum
      assertThat(figures.figures().stream().filter(one -> one.getCell().contains("loyal")))
          .extracting(one -> InsightCodec.variance(one).toDouble())
          .containsExactly(100.0, 100.0, 200.0, 100.0, 200.0, 200.0, 300.0);
    }
  }

  @Test
  void sizesGoOnBehindARestart() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", day(0));
      figures.entered("a", "loyal", day(0));
      figures.timeIs(day(3));
      figures.restart(figures.snapshot());
      figures.timeIs(day(5));

      assertThat(sizes(figures, "loyal")).containsExactly(1L, 1L, 1L, 1L, 1L);
    }
  }

  /** Sums that were told already would get noise a second time. */
  @Test
  void anOldSavepointTellsNoMoreSizesInTheMonth() throws Exception {
    try (Figures figures = figures(SIZES)) {
      figures.ordered("a", day(0));
      figures.entered("a", "loyal", day(0));
      figures.timeIs(day(2));
      Figures.Snapshot old = figures.snapshot();
      figures.timeIs(day(4));
      figures.restart(old);
      figures.timeIs(day(28));
      assertThat(sizes(figures, "loyal")).hasSize(4);
      figures.timeIs(day(30));

      assertThat(sizes(figures, "loyal")).hasSize(6).containsOnly(1L);
      assertThat(figures.byKey().values()).allSatisfy(written -> assertThat(written).hasSize(1));
    }
  }

  @Test
  void flowsAreThoseOfWhomAnEventPassed() throws Exception {
    try (Figures figures = figures(Shop.flows(4, NONE))) {
      figures.changed("a", "loyal", ChangeKind.ENTERED, day(0), 2);
      figures.changed("stranger", "loyal", ChangeKind.ENTERED, day(0), 2);
      figures.changed("withdrawn", "loyal", ChangeKind.ENTERED, day(0), 2);
      figures.ordered("a", day(0));
      figures.ordered("withdrawn", day(0));
      figures.withdrew("withdrawn", day(0), 5);
      figures.timeIs(day(1));
      figures.changed("a", "loyal", ChangeKind.EXITED, day(1), 3);
      figures.timeIs(day(2));

      assertThat(figures.figures())
          .extracting(FigureReleased::getCell, FigureReleased::getValue)
          .containsExactly(
              tuple(List.of("entered"), 1L),
              tuple(List.of("left"), 0L),
              tuple(List.of("other"), 0L),
              tuple(List.of("entered"), 0L),
              tuple(List.of("left"), 1L),
              tuple(List.of("other"), 0L));
    }
  }
}
