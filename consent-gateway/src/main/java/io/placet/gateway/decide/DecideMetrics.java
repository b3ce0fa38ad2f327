package io.placet.gateway.decide;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Caller;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How much of the base callers enumerate. */
final class DecideMetrics {
  private final Counter enumerated;

  DecideMetrics(PrometheusRegistry registry) {
    enumerated =
        Counter.builder()
            .name("placet_contacts_enumerated_total")
            .help("Contacts that searches named and bulk decisions answered about, by caller")
            .labelNames("caller")
            .register(registry);
  }

  void enumerated(ApiRequest request, int contacts) {
    enumerated.labelValues(request.caller().map(Caller::name).orElse("none")).inc(contacts);
  }
}
