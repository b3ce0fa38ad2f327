package io.placet.jobs.insight.cell;

import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Coins;
import io.placet.domain.privacy.DiscreteGaussian;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import io.placet.domain.privacy.RunningTotal;
import io.placet.jobs.flink.TopicRecords;
import io.placet.jobs.insight.bound.OpenWindow;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.TopicRecord;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.insight.Charge;
import io.placet.schemas.insight.InsightCodec;
import io.placet.schemas.topic.Topic;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;

/** Writes what is released of a window, in one go: all of it becomes readable together. */
final class Windows {
  private final SingleObject<InsightEntry> codec = SingleObject.of(InsightEntry.class);
  private final Map<MetricRef, DiscreteGaussian> noises = new HashMap<>();
  private final ZoneId zone;
  private final Coins coins;

  Windows(ZoneId zone, Coins coins) {
    this.zone = zone;
    this.coins = coins;
  }

  private static DiscreteGaussian noise(Metric metric) {
    return DiscreteGaussian.of(metric.variance());
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
      long value = sums.getOrDefault(cell, 0L) + noise.sample(coins);
      write(InsightCodec.figure(metric, window.start(), zone, cell, value, noise), out);
    }
    over(window, false, out);
    return grid.size();
  }

  /**
   * Releases all sizes, each a running total of its month.
   *
   * @param changes of those that somebody entered or left
   * @return how many there are
   */
  int releaseTotals(
      OpenWindow window,
      Map<List<String>, Long> changes,
      YearMonth month,
      CellState state,
      Collector<TopicRecord> out)
      throws Exception {
    Metric metric = window.metric();
    DiscreteGaussian noise = noises.computeIfAbsent(metric.ref(), absent -> noise(metric));
    List<List<String>> grid = metric.grid(window.start(), zone);
    for (List<String> cell : grid) {
      RunningTotal total = state.total(metric, month, cell);
      long value = total.next(changes.getOrDefault(cell, 0L), noise, coins);
      state.total(metric, month, cell, total);
      Ratio variance = noise.variance().times(Ratio.of(total.parts(), 1));
      DiscreteGaussian all = DiscreteGaussian.of(variance);
      write(InsightCodec.figure(metric, window.start(), zone, cell, value, all), out);
    }
    over(window, false, out);
    return grid.size();
  }

  /** Nothing of it is released, now or later. */
  void refuse(OpenWindow window, Collector<TopicRecord> out) {
    over(window, true, out);
  }

  private void over(OpenWindow window, boolean isRefused, Collector<TopicRecord> out) {
    write(InsightCodec.window(window.metric().ref(), window.start(), window.end(), isRefused), out);
  }

  /** What the metric costs in a month. */
  void charge(Charge charge, Collector<TopicRecord> out) {
    write(InsightCodec.charged(charge), out);
  }

  private void write(InsightEntry entry, Collector<TopicRecord> out) {
    out.collect(TopicRecords.of(Topic.INSIGHTS, InsightCodec.key(entry), codec, entry));
  }
}
