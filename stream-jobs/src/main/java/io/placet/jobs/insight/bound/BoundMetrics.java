package io.placet.jobs.insight.bound;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is counted where contacts are bounded.
 *
 * @param late events that came after all their windows
 * @param counted cells that contacts contributed to
 * @param beyond cells that they touched beyond their bounds in windows in which they still could
 *     give something
 * @param ended transitions that took something away or forbade it
 */
record BoundMetrics(Counter late, Counter counted, Counter beyond, Counter ended) {
  static BoundMetrics in(MetricGroup group) {
    return new BoundMetrics(
        group.counter("placet_insight_late_events_total"),
        group.counter("placet_insight_contributions_total"),
        group.counter("placet_insight_contributions_beyond_bounds_total"),
        group.counter("placet_insight_endings_total"));
  }
}
