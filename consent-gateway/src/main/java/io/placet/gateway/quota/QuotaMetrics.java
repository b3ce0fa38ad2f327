package io.placet.gateway.quota;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How much of the base callers are told of, and are not. */
final class QuotaMetrics {
  private final Counter contacts;

  QuotaMetrics(PrometheusRegistry registry) {
    contacts =
        Counter.builder()
            .name("placet_quota_contacts_total")
            .help("Contacts that were taken of the daily quota, or that it had no room for")
            .labelNames("caller", "outcome")
            .register(registry);
  }

  void granted(String caller, long number) {
    contacts.labelValues(caller, "granted").inc(number);
  }

  void refused(String caller, long number) {
    contacts.labelValues(caller, "refused").inc(number);
  }
}
