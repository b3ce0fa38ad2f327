package io.placet.gateway.audience.webhook;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What receivers are told, by receiver. */
final class WebhookMetrics {
  private final Counter attempts;
  private final Counter unnamed;
  private final Counter givenUp;

  WebhookMetrics(PrometheusRegistry registry) {
    attempts =
        Counter.builder()
            .name("placet_webhook_attempts_total")
            .help("Attempts to tell a receiver of an entry or exit, by how they ended")
            .labelNames("destination", "outcome")
            .register(registry);
    unnamed =
        Counter.builder()
            .name("placet_webhook_unnamed_total")
            .help(
                "Entries and exits that a receiver's template cannot name, for want of an address")
            .labelNames("destination")
            .register(registry);
    givenUp =
        Counter.builder()
            .name("placet_webhook_given_up_total")
            .help("Entries and exits that a receiver called wrong again and again")
            .labelNames("destination")
            .register(registry);
  }

  void attempted(String destination, Attempt attempt) {
    attempts
        .labelValues(
            destination, attempt.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
        .inc();
  }

  void unnamed(String destination) {
    unnamed.labelValues(destination).inc();
  }

  void givenUp(String destination, int count) {
    givenUp.labelValues(destination).inc(count);
  }
}
