package io.placet.gateway.collect;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** Metrics of collecting. */
public final class CollectMetrics {
  private final Counter accepted;
  private final Counter setAside;

  public CollectMetrics(PrometheusRegistry registry) {
    accepted =
        Counter.builder()
            .name("placet_events_accepted_total")
            .help("Records that collecting put into the log, acknowledged")
            .register(registry);
    setAside =
        Counter.builder()
            .name("placet_events_set_aside_total")
            .help("Messages withheld, rejected, or taken without some fields, by reason")
            .labelNames("fate", "reason")
            .register(registry);
  }

  void taken(int appended, List<Outcome> outcomes) {
    accepted.inc(appended);
    outcomes.forEach(
        outcome -> setAside.labelValues(outcome.fate().wireName(), outcome.reason()).inc());
  }
}
