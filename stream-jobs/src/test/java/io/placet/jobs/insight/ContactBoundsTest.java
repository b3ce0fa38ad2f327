package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.schemas.avro.FigureReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What contacts give to figures; so little noise is asked for that the sums can be read. */
class ContactBoundsTest {
  /** A σ of 0.03 and less: the draws are 0. */
  private static final String LITTLE_NOISE = "2000";

  private static final Instant FIRST = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static Figures daily(int cells) throws Exception {
    return new Figures(List.of(Shop.orders(Period.DAY, cells, LITTLE_NOISE)), "100000");
  }

  private static long total(Figures figures) {
    return figures.figures().stream().mapToLong(FigureReleased::getValue).sum();
  }

  private static List<Long> values(Figures figures) {
    return figures.figures().stream().map(FigureReleased::getValue).toList();
  }

  /** Its later events of the month change nothing, so nothing of them is kept. */
  @Test
  void whoHasGivenAllThatItMayIsWaitedForOnlyToTheMonthsEnd() throws Exception {
    Instant first = Instant.parse("2026-11-02T10:00:00Z");
    try (Figures figures = new Figures(List.of(Shop.orders(Period.DAY, 2, "0.05")), "0.1")) {
      for (int day = 0; day < 5; day++) {
        figures.ordered("a", first.plus(Duration.ofDays(day)));
        figures.timeIs(first.plus(Duration.ofDays(day + 1)));
        assertThat(figures.timers()).isEqualTo(1);
      }
      assertThat(figures.contributed).hasSize(2);
      Instant december = Instant.parse("2026-12-01T10:00:00Z");
      figures.ordered("a", december);
      figures.timeIs(december.plus(Duration.ofDays(1)));

      assertThat(figures.contributed).as("a month later it gives again").hasSize(3);
    }
  }

  @Test
  void aWindowCountsWhatHappenedInIt() throws Exception {
    try (Figures figures = daily(4)) {
      figures.ordered("a", FIRST);
      figures.ordered("b", FIRST.plusSeconds(5));
      figures.ordered("a", FIRST.plus(DAY));
      figures.timeIs(FIRST.plus(DAY.multipliedBy(3)));

      assertThat(values(figures)).containsExactly(2L, 1L, 0L);
    }
  }

  @Test
  void aContactGivesNoMoreCellsThanItsMonthAllows() throws Exception {
    try (Figures figures = daily(4)) {
      for (int day = 0; day < 20; day++) {
        figures.ordered("a", FIRST.plus(DAY.multipliedBy(day)));
        figures.timeIs(FIRST.plus(DAY.multipliedBy(day + 1)));
      }

      assertThat(total(figures)).isEqualTo(4);
    }
  }

  @Test
  void eachMonthAllowsItsOwn() throws Exception {
    try (Figures figures = daily(2)) {
      for (int day = 0; day < 50; day++) {
        figures.ordered("a", FIRST.plus(DAY.multipliedBy(day)));
        figures.timeIs(FIRST.plus(DAY.multipliedBy(day + 1)));
      }

      assertThat(total(figures)).isEqualTo(4);
    }
  }

  @Test
  void aNewGrantAllowsNothingAnew() throws Exception {
    try (Figures figures = daily(2)) {
      for (int day = 0; day < 10; day++) {
        Instant at = FIRST.plus(DAY.multipliedBy(day));
        figures.ordered("a", "event-of-day-" + day, at, Map.of(), 10L * day + 2);
        figures.timeIs(at.plus(DAY));
        figures.withdrew("a", at.plus(DAY), 10L * day + 3);
      }

      assertThat(total(figures)).isEqualTo(2);
    }
  }

  @Test
  void whatIsNotReleasedYetGoesWithAWithdrawal() throws Exception {
    try (Figures figures = daily(4)) {
      figures.ordered("a", "one", FIRST, Map.of(), 5);
      figures.ordered("b", "two", FIRST, Map.of(), 5);
      figures.withdrew("a", FIRST.plusSeconds(60), 6);
      figures.timeIs(FIRST.plus(DAY));

      assertThat(values(figures)).containsExactly(1L);
    }
  }

  @Test
  void whatWasJudgedBeforeAWithdrawalDoesNotCountAfterIt() throws Exception {
    try (Figures figures = daily(4)) {
      figures.ordered("b", "first", FIRST, Map.of(), 1);
      figures.withdrew("a", FIRST, 6);
      figures.ordered("a", "granted-anew", FIRST, Map.of(), 8);
      figures.withdrew("c", FIRST, 6);
      figures.ordered("c", "before", FIRST, Map.of(), 6);
      figures.timeIs(FIRST.plus(DAY));

      assertThat(values(figures)).containsExactly(2L);
    }
  }

  @Test
  void whatComesAfterItsWindowIsInNoFigure() throws Exception {
    try (Figures figures = daily(4)) {
      figures.ordered("a", FIRST);
      figures.timeIs(FIRST.plus(DAY));
      figures.ordered("b", FIRST);
      figures.timeIs(FIRST.plus(DAY.multipliedBy(2)));

      assertThat(values(figures)).containsExactly(1L, 0L);
    }
  }

  @Test
  void anEventThatComesAgainTakesItsOwnPlace() throws Exception {
    try (Figures figures =
        new Figures(List.of(Shop.ordersByCountry(Period.DAY, 4, LITTLE_NOISE)), "100000")) {
      figures.ordered("a", "one", FIRST, Map.of("country", "FR"), 1);
      figures.ordered("a", "one", FIRST, Map.of("country", "DE"), 1);
      figures.timeIs(FIRST.plus(DAY));

      assertThat(figures.figures())
          .filteredOn(figure -> figure.getValue() == 1)
          .extracting(FigureReleased::getCell)
          .containsExactly(List.of("DE"));
    }
  }

  @Test
  void aPseudonymOfANewEpochGivesNothingThisMonth() throws Exception {
    try (Figures figures = daily(4)) {
      figures.ordered("b", FIRST);
      figures.moved("a", FIRST);
      figures.ordered("a", FIRST.plusSeconds(1));
      figures.timeIs(FIRST.plus(DAY));
      Instant nextMonth = Instant.parse("2026-12-02T10:00:00Z");
      figures.timeIs(nextMonth);
      figures.ordered("a", nextMonth);
      figures.timeIs(nextMonth.plus(DAY));

      assertThat(total(figures)).isEqualTo(2);
      assertThat(values(figures).get(0)).isEqualTo(1);
    }
  }

  /** Of the cells of a window any is as likely as the others. */
  @Test
  void amongTheCellsOfAWindowChanceDecides() throws Exception {
    Metric metric = Shop.ordersByCountry(Period.DAY, 1, LITTLE_NOISE);
    try (Figures figures = new Figures(List.of(metric), "100000")) {
      int contacts = 3_000;
      for (int contact = 0; contact < contacts; contact++) {
        for (String country : List.of("FR", "DE", "BE")) {
          figures.ordered(
              "contact-" + contact, country + contact, FIRST, Map.of("country", country), 1);
        }
      }
      figures.timeIs(FIRST.plus(DAY));

      assertThat(total(figures)).isEqualTo(contacts);
      assertThat(figures.figures())
          .filteredOn(figure -> !figure.getCell().equals(List.of("other")))
          .allSatisfy(
              figure ->
                  assertThat(figure.getValue() / (double) contacts)
                      .isCloseTo(1 / 3.0, within(0.05)));
    }
  }
}
