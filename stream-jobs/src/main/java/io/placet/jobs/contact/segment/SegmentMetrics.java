package io.placet.jobs.contact.segment;

import io.placet.schemas.avro.ChangeReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the segment engine counts.
 *
 * @param exited by why a contact left
 * @param moved memberships that were given another pseudonym
 * @param late events that came after the watermark had passed them
 * @param passed shut-offs that were confirmed
 */
record SegmentMetrics(
    Counter entered,
    Map<ChangeReason, Counter> exited,
    Counter unreadable,
    Counter moved,
    Counter late,
    Counter passed) {
  static SegmentMetrics in(MetricGroup group) {
    Map<ChangeReason, Counter> exited = new EnumMap<>(ChangeReason.class);
    exited.put(ChangeReason.RULE, group.counter("placet_segment_exits_total"));
    exited.put(ChangeReason.WITHDRAWN, group.counter("placet_segment_withdrawals_total"));
    exited.put(ChangeReason.EXPIRED, group.counter("placet_segment_expiries_total"));
    exited.put(ChangeReason.ERASED, group.counter("placet_segment_erasures_total"));
    return new SegmentMetrics(
        group.counter("placet_segment_entries_total"),
        exited,
        group.counter("placet_unreadable_definitions_total"),
        group.counter("placet_moved_memberships_total"),
        group.counter("placet_late_events_total"),
        group.counter("placet_shut_offs_passed_total"));
  }

  void exited(ChangeReason reason) {
    Counter counter = exited.get(reason);
    if (counter != null) {
      counter.inc();
    }
  }
}
