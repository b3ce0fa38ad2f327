package io.placet.gateway.audience.list;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How many lines of uploaded lists name somebody. */
final class ListMetrics {
  private final Counter lines;

  ListMetrics(PrometheusRegistry registry) {
    lines =
        Counter.builder()
            .name("placet_list_lines_total")
            .help("Lines of uploaded lists, by whether they name a known contact")
            .labelNames("outcome")
            .register(registry);
  }

  void taken(Tally tally) {
    lines.labelValues("known").inc(tally.known());
    lines.labelValues("unknown").inc(tally.unknown());
    lines.labelValues("failed").inc(tally.failed());
  }
}
