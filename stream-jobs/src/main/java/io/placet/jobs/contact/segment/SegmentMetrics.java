package io.placet.jobs.contact.segment;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the segment engine counts. */
record SegmentMetrics(Counter entered, Counter exited, Counter withdrawn, Counter unreadable) {
  static SegmentMetrics in(MetricGroup group) {
    return new SegmentMetrics(
        group.counter("placet_segment_entries_total"),
        group.counter("placet_segment_exits_total"),
        group.counter("placet_segment_withdrawals_total"),
        group.counter("placet_unreadable_definitions_total"));
  }
}
