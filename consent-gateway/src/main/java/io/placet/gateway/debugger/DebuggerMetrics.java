package io.placet.gateway.debugger;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Metrics of the live debugger. */
public final class DebuggerMetrics {
  private final Counter lost;

  public DebuggerMetrics(PrometheusRegistry registry) {
    lost =
        Counter.builder()
            .name("placet_debugger_lost_total")
            .help("Entries that slow watchers of the live debugger did not get")
            .register(registry);
  }

  void lost() {
    lost.inc();
  }
}
