package io.placet.gateway.mail;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntSupplier;

/** Metrics of mail; never to whom. */
final class MailMetrics {
  private final Counter mails;

  MailMetrics(PrometheusRegistry registry, IntSupplier waiting) {
    mails =
        Counter.builder()
            .name("placet_mails_total")
            .help(
                "Mails by outcome: sent, retried (each failed try), given_up, refused (queue full)")
            .labelNames("outcome")
            .register(registry);
    GaugeWithCallback.builder()
        .name("placet_mails_waiting")
        .help("Mails that wait to be sent")
        .callback(callback -> callback.call(waiting.getAsInt()))
        .register(registry);
  }

  void sent() {
    mails.labelValues("sent").inc();
  }

  void retried() {
    mails.labelValues("retried").inc();
  }

  void givenUp() {
    mails.labelValues("given_up").inc();
  }

  void refused() {
    mails.labelValues("refused").inc();
  }
}
