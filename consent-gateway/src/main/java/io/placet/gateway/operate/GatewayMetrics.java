package io.placet.gateway.operate;

import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Denied;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Metrics of decisions and shut-offs, and the JVM's own. */
public final class GatewayMetrics {
  private final PrometheusRegistry registry;
  private final Counter decisions;
  private final Histogram shutOffs;

  public GatewayMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    JvmMetrics.builder().register(registry);
    decisions =
        Counter.builder()
            .name("placet_decisions_total")
            .help("Decisions answered, by outcome")
            .labelNames("outcome")
            .register(registry);
    shutOffs =
        Histogram.builder()
            .name("placet_shutoff_seconds")
            .help("From the acknowledgement of a withdrawal to its complete receipt")
            .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
            .register(registry);
  }

  /** Shows how many receipts are not complete. */
  public void showOpenShutOffs(IntSupplier open) {
    GaugeWithCallback.builder()
        .name("placet_shutoffs_open")
        .help("Shut-off receipts that are not complete")
        .callback(callback -> callback.call(open.getAsInt()))
        .register(registry);
  }

  public void decided(Verdict verdict) {
    String outcome = verdict instanceof Denied denied ? denied.reason().wireName() : "allowed";
    decisions.labelValues(outcome).inc();
  }

  public void shutOffCompleted(Duration time) {
    shutOffs.observe(time.toNanos() / 1e9);
  }
}
