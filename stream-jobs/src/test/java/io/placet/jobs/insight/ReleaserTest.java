package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.WindowReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaserTest {
  private static final Instant FIRST = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<Metric> DAILY = List.of(Shop.ordersByCountry(Period.DAY, 4, "0.05"));

  private static void assertThatNoCellHasTwoValues(Figures figures) {
    assertThat(figures.byKey())
        .allSatisfy((key, written) -> assertThat(written).as(key).hasSize(1));
  }

  @Test
  void aGridIsReleasedWholeWhoeverIsInIt() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY.multipliedBy(5)));

      assertThat(figures.figures()).hasSize(5 * 4);
      assertThat(figures.figures().subList(4, 8))
          .extracting(FigureReleased::getCell)
          .containsExactly(List.of("FR"), List.of("DE"), List.of("BE"), List.of("other"));
      assertThat(figures.figures())
          .as("of nobody there is noise too")
          .extracting(FigureReleased::getValue)
          .anyMatch(value -> value < 0);
      assertThatNoCellHasTwoValues(figures);
    }
  }

  @Test
  void aFigureSaysItsNoise() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY));

      FigureReleased figure = figures.figures().get(0);
      assertThat(figure.getVariance()).isEqualTo("40/1");
      assertThat(figure.getWithin95()).isEqualTo(12);
      assertThat(figure.getDimensions()).containsExactly("country");
      assertThat(figure.getScale()).isZero();
    }
  }

  @Test
  void aMonthIsChargedOnce() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY.multipliedBy(40)));

      assertThat(figures.topic.stream().map(record -> Figures.entry(record).getBody()))
          .filteredOn(BudgetCharged.class::isInstance)
          .extracting(charge -> ((BudgetCharged) charge).getMonth())
          .containsExactly("2026-11", "2026-12");
    }
  }

  @Test
  void anAttemptThatIsLostIsMadeAgainAndItsNoiseIsNeverSeenTwice() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY));
      Figures.Snapshot snapshot = figures.snapshot();
      figures.timeIsAndItIsLost(FIRST.plus(DAY.multipliedBy(2)));
      figures.restart(snapshot);
      figures.timeIs(FIRST.plus(DAY.multipliedBy(3)));

      assertThat(figures.figures()).hasSize(3 * 4);
      assertThatNoCellHasTwoValues(figures);
    }
  }

  /** What contacts have given to what was released since is not in it: the month is closed. */
  @Test
  void anOldSavepointReleasesNothingAgainAndNothingMoreInTheMonth() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY));
      Figures.Snapshot old = figures.snapshot();
      figures.timeIs(FIRST.plus(DAY.multipliedBy(3)));
      Map<String, List<Object>> before = figures.byKey();
      figures.restart(old);
      figures.timeIs(Instant.parse("2026-12-01T10:00:00Z"));
      assertThat(figures.byKey()).isEqualTo(before);
      figures.timeIs(Instant.parse("2026-12-03T10:00:00Z"));

      assertThat(figures.figures()).hasSize(5 * 4);
      assertThatNoCellHasTwoValues(figures);
    }
  }

  /** Nobody knows any more what contacts have given in a month that was charged. */
  @Test
  void withoutItsStateNothingMoreIsReleasedInTheMonth() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY.multipliedBy(3)));
      int released = figures.figures().size();
      try (Figures anew = figures.anew(DAILY)) {
        anew.ordered("a", FIRST);
        anew.timeIs(FIRST.plus(DAY.multipliedBy(27)));
        assertThat(anew.figures()).hasSize(released);
        anew.ordered("a", Instant.parse("2026-12-01T10:00:00Z"));
        anew.timeIs(Instant.parse("2026-12-03T10:00:00Z"));

        assertThat(anew.figures()).hasSizeGreaterThan(released);
        assertThat(anew.figures().subList(released, anew.figures().size()))
            .allSatisfy(
                figure ->
                    assertThat(figure.getUntil())
                        .isAfterOrEqualTo(Instant.parse("2026-11-30T23:00:00Z")));
        assertThatNoCellHasTwoValues(anew);
      }
    }
  }

  /** The month was charged for its noise: less of it would have to be paid for, as a version. */
  @ParameterizedTest
  @CsvSource({"4, 0.09", "31, 0.05"})
  void otherNoiseUnderTheSameVersionIsRefusedUntilTheNextMonth(int cells, String rho)
      throws Exception {
    try (Figures figures = new Figures(DAILY, "0.1")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY));
      int released = figures.figures().size();
      Figures.Snapshot snapshot = figures.snapshot();
      try (Figures changed = figures.anew(List.of(Shop.ordersByCountry(Period.DAY, cells, rho)))) {
        changed.restart(snapshot);
        changed.timeIs(Instant.parse("2026-11-30T10:00:00Z"));
        assertThat(changed.figures()).hasSize(released);

        changed.timeIs(Instant.parse("2026-12-02T10:00:00Z"));
        assertThat(changed.figures()).hasSizeGreaterThan(released);
      }
    }
  }

  @Test
  void anotherVersionPaysAgainAndWhatTheBudgetDoesNotAllowIsRefused() throws Exception {
    try (Figures figures = new Figures(DAILY, "0.09")) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY));
      Figures.Snapshot snapshot = figures.snapshot();
      try (Figures second = figures.anew(List.of(Shop.version(DAILY.get(0), 2)))) {
        second.restart(snapshot);
        second.ordered("a", FIRST.plus(DAY));
        second.timeIs(FIRST.plus(DAY.multipliedBy(3)));

        assertThat(second.figures()).extracting(FigureReleased::getVersion).containsOnly(1);
        assertThat(second.topic.stream().map(record -> Figures.entry(record).getBody()))
            .filteredOn(WindowReleased.class::isInstance)
            .filteredOn(window -> ((WindowReleased) window).getVersion() == 2)
            .isNotEmpty()
            .allMatch(window -> ((WindowReleased) window).getRefused());
      }
    }
  }
}
