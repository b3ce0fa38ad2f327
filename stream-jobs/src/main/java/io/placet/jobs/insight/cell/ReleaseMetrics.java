package io.placet.jobs.insight.cell;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is counted where figures are released.
 *
 * @param figures that were released
 * @param windows whose figures were
 * @param refused windows that the month's budget did not allow
 * @param late contributions to windows that were released before
 */
record ReleaseMetrics(Counter figures, Counter windows, Counter refused, Counter late) {
  static ReleaseMetrics in(MetricGroup group) {
    return new ReleaseMetrics(
        group.counter("placet_insight_figures_released_total"),
        group.counter("placet_insight_windows_released_total"),
        group.counter("placet_insight_windows_refused_total"),
        group.counter("placet_insight_contributions_late_total"));
  }
}
