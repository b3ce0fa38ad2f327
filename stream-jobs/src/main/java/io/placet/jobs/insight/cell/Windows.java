package io.placet.jobs.insight.cell;

import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.DiscreteGaussian;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import io.placet.jobs.flink.TopicRecords;
import io.placet.jobs.insight.bound.OpenWindow;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.util.Collector;

/** Writes what is released of a window, in one go: all of it becomes readable together. */
final class Windows {
  private static final int AMOUNT_SCALE = 4;

  private final SingleObject<InsightEntry> codec = SingleObject.of(InsightEntry.class);
  private final Map<MetricRef, DiscreteGaussian> noises = new HashMap<>();
  private final ZoneId zone;
  private final Random random;

  Windows(ZoneId zone, Random random) {
    this.zone = zone;
    this.random = random;
  }

  private static DiscreteGaussian noise(Metric metric) {
    return DiscreteGaussian.of(metric.bounds().variance(Ratio.of(metric.rho()), 1));
  }

  /**
   * Releases all cells of the grid.
   *
   * @param sums of those that somebody contributed to
   * @return how many there are
   */
  int release(OpenWindow window, Map<List<String>, Long> sums, Collector<TopicRecord> out) {
    Metric metric = window.metric();
    DiscreteGaussian noise = noises.computeIfAbsent(metric.ref(), absent -> noise(metric));
    List<List<String>> grid = metric.grid(window.start(), zone);
    for (List<String> cell : grid) {
      long value = sums.getOrDefault(cell, 0L) + noise.sample(random);
      out.collect(
          record(
              Keys.figure(metric.ref().toString(), window.start(), cell),
              new FigureReleased(
                  metric.ref().id(),
                  metric.ref().version(),
                  window.start(),
                  window.end(),
                  metric.dimensionNames(),
                  cell,
                  value,
                  metric.measure() instanceof Measure.Sum ? AMOUNT_SCALE : 0,
                  noise.variance().toString(),
                  noise.within95())));
    }
    over(window, false, out);
    return grid.size();
  }

  /** Nothing of it is released, now or later. */
  void refuse(OpenWindow window, Collector<TopicRecord> out) {
    over(window, true, out);
  }

  private void over(OpenWindow window, boolean isRefused, Collector<TopicRecord> out) {
    MetricRef metric = window.metric().ref();
    out.collect(
        record(
            Keys.window(metric.toString(), window.start()),
            new WindowReleased(
                metric.id(), metric.version(), window.start(), window.end(), isRefused)));
  }

  /** What the metric costs in a month. */
  void charge(YearMonth month, Metric metric, Collector<TopicRecord> out) {
    out.collect(
        record(
            Keys.charge(month.toString(), metric.ref().toString()),
            new BudgetCharged(
                month.toString(),
                metric.ref().id(),
                metric.ref().version(),
                metric.loss().rho().toPlainString(),
                metric.loss().delta().toPlainString(),
                metric.bounds().cells(),
                metric.bounds().most())));
  }

  private TopicRecord record(byte[] key, Object body) {
    return TopicRecords.of(Topic.INSIGHTS, key, codec, new InsightEntry(body));
  }
}
