package io.placet.gateway.preview;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How long those wait who write a rule. */
final class PreviewMetrics {
  private final Histogram seconds;

  PreviewMetrics(PrometheusRegistry registry) {
    seconds =
        Histogram.builder()
            .name("placet_preview_seconds")
            .help("From the question how many a rule would pick to the answer")
            .classicUpperBounds(0.1, 0.25, 0.5, 1, 2, 5)
            .register(registry);
  }

  void took(long nanos) {
    seconds.observe(nanos / 1e9);
  }
}
