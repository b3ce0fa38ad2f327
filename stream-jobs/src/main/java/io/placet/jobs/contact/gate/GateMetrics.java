package io.placet.jobs.contact.gate;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the gate counts. */
record GateMetrics(
    Counter admitted,
    Counter withheld,
    Counter duplicates,
    Counter shutOffs,
    Counter expired,
    Counter unreadable,
    Counter reevaluations) {
  static GateMetrics in(MetricGroup group) {
    return new GateMetrics(
        group.counter("placet_admitted_events_total"),
        group.counter("placet_withheld_events_total"),
        group.counter("placet_duplicate_events_total"),
        group.counter("placet_shut_off_signals_total"),
        group.counter("placet_expired_consents_total"),
        group.counter("placet_unreadable_records_total"),
        group.counter("placet_reevaluation_signals_total"));
  }
}
