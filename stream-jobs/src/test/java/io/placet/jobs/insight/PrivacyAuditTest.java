package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.Ratio;
import io.placet.schemas.avro.FigureReleased;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tries to tell from what is released whether one contact was there: thousands of months in which
 * it did something every day, and as many in which it did not. What an attacker finds out is at
 * most what is promised, and an auditor's estimate of δ is at most the one that ρ means. Both tell
 * mechanisms apart that promise more than they keep.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyAuditTest {
  private static final double RHO = 0.5;
  private static final int CELLS = 4;
  private static final int MONTHS = 3_000;
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Metric PROMISED = Shop.orders(Period.DAY, CELLS, Double.toString(RHO));

  /** Estimates are taken from their wrong side by so many standard deviations. */
  private static final double CONFIDENCE = 4;

  private List<List<Long>> without = List.of();
  private List<List<Long>> with = List.of();

  @BeforeAll
  void release() throws Exception {
    without = months(PROMISED, false, 1);
    with = months(PROMISED, true, 2);
  }

  /** The figures of each whole month of release. */
  private static List<List<Long>> months(Metric metric, boolean isThere, long seed)
      throws Exception {
    Map<YearMonth, List<Long>> months = new TreeMap<>();
    try (Figures figures =
        new Figures(List.of(metric), Loss.ofRho(new BigDecimal(1_000)), new ArrayList<>(), seed)) {
      // somebody else begins it, long before
      figures.ordered("somebody", BEGIN.minusDays(1).atTime(10, 0).atZone(ZONE).toInstant());
      LocalDate end = BEGIN.plusMonths(MONTHS + 1);
      for (LocalDate day = BEGIN; day.isBefore(end); day = day.plusDays(1)) {
        Instant at = day.atTime(10, 0).atZone(ZONE).toInstant();
        if (isThere) {
          figures.ordered("victim", at);
        }
        figures.timeIs(at);
      }
      for (FigureReleased figure : figures.figures()) {
        months
            .computeIfAbsent(
                YearMonth.from(figure.getUntil().atZone(ZONE)), absent -> new ArrayList<>())
            .add(figure.getValue());
      }
    }
    return months.values().stream().skip(1).limit(MONTHS).toList();
  }

  /** What an attacker may look at: the first cells, in which the contact is, or all. */
  private static final List<ToDoubleFunction<List<Long>>> LOOKS =
      List.of(month -> sum(month.subList(0, CELLS)), PrivacyAuditTest::sum, month -> month.get(0));

  private static double sum(Collection<Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  /** The largest P(told | there) − e^ε · P(told | not there) that is sure. */
  private static double advantage(
      List<List<Long>> there, List<List<Long>> notThere, double epsilon) {
    double most = 0;
    for (ToDoubleFunction<List<Long>> look : LOOKS) {
      double[] with = there.stream().mapToDouble(look).toArray();
      double[] without = notThere.stream().mapToDouble(look).toArray();
      for (double threshold : Arrays.stream(with).distinct().toArray()) {
        double hits = share(with, threshold);
        double alarms = share(without, threshold);
        double sure =
            hits
                - CONFIDENCE * deviation(hits, with.length)
                - Math.exp(epsilon) * (alarms + CONFIDENCE * deviation(alarms, without.length));
        most = Math.max(most, sure);
      }
    }
    return most;
  }

  private static double share(double[] values, double threshold) {
    return Arrays.stream(values).filter(value -> value >= threshold).count()
        / (double) values.length;
  }

  private static double deviation(double share, int of) {
    return Math.sqrt(Math.max(share * (1 - share), 1.0 / of) / of);
  }

  /** The least δ at which ρ means ε (Canonne, Kamath, Steinke 2020, proposition 12). */
  private static double delta(double rho, double epsilon) {
    double least = 1;
    for (double alpha = 1.01; alpha < 50; alpha += 0.01) {
      double delta =
          Math.exp((alpha - 1) * (alpha * rho - epsilon))
              / (alpha - 1)
              * Math.pow(1 - 1 / alpha, alpha);
      least = Math.min(least, delta);
    }
    return least;
  }

  @Test
  void anAttackerTellsOneContactNoBetterThanPromised() {
    double delta = 1e-6;
    double epsilon = Loss.ofRho(BigDecimal.valueOf(RHO)).epsilon(delta);

    assertThat(advantage(with, without, epsilon)).isLessThanOrEqualTo(delta);
  }

  @Test
  void anAuditorFindsNoMoreThanTheLossThatIsCharged() {
    for (double epsilon : new double[] {0.5, 1, 1.5, 2}) {
      assertThat(advantage(with, without, epsilon))
          .as("ε = %s", epsilon)
          .isLessThanOrEqualTo(delta(RHO, epsilon));
    }
    assertThat(advantage(with, without, 0)).as("something is told at all").isGreaterThan(0.1);
  }

  @Test
  void theAuditorTellsHalfOfTheNoiseApart() throws Exception {
    Metric half = Shop.orders(Period.DAY, CELLS, Double.toString(4 * RHO));

    assertThat(advantage(months(half, true, 3), months(half, false, 4), 1.5))
        .isGreaterThan(delta(RHO, 1.5));
  }

  /** Noise for four cells, and the contact in all. */
  @Test
  void theAuditorTellsAMissingBoundOfTheMonthApart() throws Exception {
    int days = 31;
    Metric unbounded = Shop.orders(Period.DAY, days, Double.toString(RHO * days / CELLS));
    assertThat(unbounded.bounds().variance(Ratio.of(unbounded.rho()), 1))
        .isEqualTo(new Bounds(CELLS, 1).variance(Ratio.of(PROMISED.rho()), 1));

    assertThat(advantage(months(unbounded, true, 5), months(unbounded, false, 6), 1.5))
        .isGreaterThan(delta(RHO, 1.5));
  }

  /** Two values of one cell tell more than one. */
  @Test
  void theAuditorTellsACellThatIsNoisedTwiceApart() {
    assertThat(advantage(twice(with), twice(without), 1.5)).isGreaterThan(delta(RHO, 1.5));
  }

  /** Every two and more months stand for one whose cells were released as often. */
  private static List<List<Long>> twice(List<List<Long>> months) {
    List<List<Long>> twice = new ArrayList<>();
    int times = 4;
    for (int month = 0; month + times <= months.size(); month += times) {
      List<Long> sums = new ArrayList<>();
      for (int cell = 0; cell < 28; cell++) {
        long sum = 0;
        for (int time = 0; time < times; time++) {
          sum += months.get(month + time).get(cell);
        }
        sums.add(sum);
      }
      twice.add(sums);
    }
    return twice;
  }
}
