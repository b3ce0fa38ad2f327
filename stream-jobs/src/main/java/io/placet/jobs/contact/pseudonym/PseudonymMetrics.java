package io.placet.jobs.contact.pseudonym;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What pseudonymising counts. */
record PseudonymMetrics(Counter undeclaredFields, Counter malformedPayloads) {
  static PseudonymMetrics in(MetricGroup group) {
    return new PseudonymMetrics(
        group.counter("placet_undeclared_fields_total"),
        group.counter("placet_malformed_payloads_total"));
  }
}
