package io.placet.benchmarks.insights;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Questions as a dashboard asks them, drawn one after another: half of them of the metrics with
 * most cells, of the last week, month, quarter or year or of all there is, in windows that fit a
 * chart, whole or broken down or held to some values, a fifth of them beside the span before.
 *
 * @param until the end of what was released
 * @param begin of it
 */
record Asked(List<Metric> metrics, Instant begin, Instant until) {
  private static final int[] SPANS_DAYS = {7, 30, 91, 365, Integer.MAX_VALUE};

  /** What a chart has room for. */
  private static final int MOST_PARTS = 200;

  private static final int MOST_VALUES = 3;
  private static final int LARGE = 100;

  /**
   * A question.
   *
   * @param path with its query
   * @param isLarge whether it goes through all there is of a metric with many cells
   */
  record Question(String path, boolean isLarge) {}

  Question draw(SplittableRandom random) {
    List<Metric> large = metrics.stream().filter(metric -> metric.gridSize() >= LARGE).toList();
    Metric metric = of(random.nextBoolean() ? large : metrics, random);
    int days = SPANS_DAYS[random.nextInt(SPANS_DAYS.length)];
    Instant from = days == Integer.MAX_VALUE ? begin : until.minus(Duration.ofDays(days));
    from = from.isBefore(begin) ? begin : from;
    boolean isAdditive =
        metric.measure() instanceof Measure.Count || metric.measure() instanceof Measure.Sum;
    List<String> asked = new ArrayList<>(List.of("from=" + from, "until=" + until));
    if (isAdditive) {
      asked.add("period=" + period(metric, Duration.between(from, until), random));
    }
    broken(metric, isAdditive, random, asked);
    if (random.nextInt(5) == 0) {
      asked.add("compareFrom=" + from.minus(Duration.between(from, until)));
      asked.add("compareUntil=" + from);
    }
    return new Question(
        "/insights/metrics/" + metric.ref().id() + "?" + String.join("&", asked),
        metric.gridSize() >= LARGE && from.equals(begin));
  }

  /** The metric's own, if a chart has room for it, or a longer one, or all in one. */
  private static String period(Metric metric, Duration span, SplittableRandom random) {
    List<String> fitting =
        Stream.concat(
                Arrays.stream(Period.values())
                    .filter(period -> period.compareTo(metric.period()) >= 0)
                    .filter(period -> metric.period() != Period.WEEK || period != Period.MONTH)
                    .filter(period -> span.dividedBy(length(period)) <= MOST_PARTS)
                    .map(Period::wireName),
                Stream.of("total"))
            .toList();
    return of(fitting, random);
  }

  private static Duration length(Period period) {
    return switch (period) {
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
      case WEEK -> Duration.ofDays(7);
      case MONTH -> Duration.ofDays(30);
    };
  }

  /** Of what does not add up each dimension is shown or held to one value. */
  private static void broken(
      Metric metric, boolean isAdditive, SplittableRandom random, List<String> asked) {
    if (metric.dimensions().isEmpty()) {
      metric.dimensionNames().forEach(name -> asked.add("by=" + name));
      return;
    }
    for (Dimension dimension : metric.dimensions()) {
      int way = random.nextInt(3);
      if (way == 0) {
        asked.add("by=" + dimension.name());
      } else if (way == 1 || !isAdditive) {
        int values = isAdditive ? 1 + random.nextInt(MOST_VALUES) : 1;
        for (int value = 0; value < values; value++) {
          String held = dimension.name() + ":" + of(dimension.all(), random);
          asked.add("where=" + URLEncoder.encode(held, StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static <T> T of(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }
}
