package io.placet.gateway.reevaluate;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;

/** How many contacts are judged anew. */
final class ReevaluateMetrics {
  private final Counter asked;

  ReevaluateMetrics(PrometheusRegistry registry, LongSupplier open) {
    asked =
        Counter.builder()
            .name("placet_reevaluations_asked_total")
            .help("Contacts that this gateway asked the stream to judge by a new definition")
            .register(registry);
    GaugeWithCallback.builder()
        .name("placet_reevaluations_open")
        .help("Contacts that the stream was asked to judge anew and has not yet")
        .callback(callback -> callback.call((double) open.getAsLong()))
        .register(registry);
  }

  void asked(int contacts) {
    asked.inc(contacts);
  }
}
