package io.placet.jobs.contact.profile;

import io.placet.schemas.avro.ChangeReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the profile engine counts.
 *
 * @param exited by why a contact left
 * @param judged rules that were judged because of an event
 * @param scored scores that were written
 * @param unscored scores that were retracted
 * @param unreadable definitions that do not fit the register
 * @param resynced contacts that were judged anew because definitions changed
 * @param reevaluated re-evaluations that were done
 * @param scanned reactions to e-mails that look like a scanner's
 * @param taken contacts that were read from state
 * @param moved memberships that were given another pseudonym
 * @param late events that came after the watermark had passed them
 * @param passed shut-offs that were confirmed
 */
record ProfileMetrics(
    Counter entered,
    Map<ChangeReason, Counter> exited,
    Counter judged,
    Counter scored,
    Counter unscored,
    Counter unreadable,
    Counter resynced,
    Counter reevaluated,
    Counter scanned,
    Counter taken,
    Counter moved,
    Counter late,
    Counter passed) {
  static ProfileMetrics in(MetricGroup group) {
    Map<ChangeReason, Counter> exited = new EnumMap<>(ChangeReason.class);
    exited.put(ChangeReason.RULE, group.counter("placet_segment_exits_total"));
    exited.put(ChangeReason.WITHDRAWN, group.counter("placet_segment_withdrawals_total"));
    exited.put(ChangeReason.EXPIRED, group.counter("placet_segment_expiries_total"));
    exited.put(ChangeReason.ERASED, group.counter("placet_segment_erasures_total"));
    exited.put(ChangeReason.DEFINED, group.counter("placet_segment_exits_defined_total"));
    exited.put(ChangeReason.ARCHIVED, group.counter("placet_segment_exits_archived_total"));
    return new ProfileMetrics(
        group.counter("placet_segment_entries_total"),
        exited,
        group.counter("placet_rules_judged_total"),
        group.counter("placet_scores_written_total"),
        group.counter("placet_scores_retracted_total"),
        group.counter("placet_unreadable_definitions_total"),
        group.counter("placet_contacts_resynced_total"),
        group.counter("placet_reevaluations_done_total"),
        group.counter("placet_scanner_reactions_total"),
        group.counter("placet_contacts_read_total"),
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
