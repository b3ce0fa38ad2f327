package io.placet.gateway.operate;

import io.placet.domain.verdict.Verdict;
import io.placet.domain.verdict.Verdict.Denied;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Metrics of decisions and shut-offs, and the JVM's own. */
public final class GatewayMetrics {
  private final PrometheusRegistry registry;
  private final Counter decisions;
  private final Histogram shutOffs;
  private final Counter overdue;
  private final Counter waitsRefused;

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
    overdue =
        Counter.builder()
            .name("placet_shut_off_overdue_total")
            .help("Receipts that were not complete in time, each once in the life of the process")
            .register(registry);
    waitsRefused =
        Counter.builder()
            .name("placet_shut_off_waits_refused_total")
            .help("Requests with Prefer: wait that were answered at once, as too many waited")
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

  /**
   * Shows what is not complete in time.
   *
   * @param oldest how long the oldest receipt that is not complete has been open
   */
  public void showOverdueShutOffs(IntSupplier overdueNow, Supplier<Duration> oldest) {
    GaugeWithCallback.builder()
        .name("placet_shut_offs_overdue")
        .help("Shut-off receipts that are not complete though their deadline has come")
        .callback(callback -> callback.call(overdueNow.getAsInt()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("placet_shut_off_oldest_open_seconds")
        .help("Age of the oldest shut-off receipt that is not complete; 0 where none is open")
        .callback(callback -> callback.call(oldest.get().toMillis() / 1e3))
        .register(registry);
  }

  /**
   * Shows whether the views follow their topics.
   *
   * @param views by the topic they follow
   */
  public void showViews(Map<String, BooleanSupplier> views) {
    GaugeWithCallback.builder()
        .name("placet_view_following")
        .help("1 while the view follows a topic; 0 when it has ended, until the next start")
        .labelNames("topic")
        .callback(
            callback ->
                views.forEach(
                    (topic, follows) -> callback.call(follows.getAsBoolean() ? 1 : 0, topic)))
        .register(registry);
  }

  public void shutOffOverdue() {
    overdue.inc();
  }

  public void shutOffWaitRefused() {
    waitsRefused.inc();
  }

  public void decided(Verdict verdict) {
    String outcome = verdict instanceof Denied denied ? denied.reason().wireName() : "allowed";
    decisions.labelValues(outcome).inc();
  }

  public void shutOffCompleted(Duration time) {
    shutOffs.observe(time.toNanos() / 1e9);
  }
}
