package io.placet.gateway.collect;

import io.placet.domain.event.Misfit;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;

/** Metrics of collecting. */
public final class CollectMetrics {
  private final Counter accepted;
  private final Counter setAside;
  private final Counter misfits;
  private final Counter shed;

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
    misfits =
        Counter.builder()
            .name("placet_misfitting_fields_total")
            .help("Values of declared fields left out because they do not fit their declaration")
            .labelNames("event_type", "field", "reason")
            .register(registry);
    shed =
        Counter.builder()
            .name("placet_collect_shed_total")
            .help("Requests answered 429 because too many were being taken in")
            .register(registry);
  }

  void shed() {
    shed.inc();
  }

  void misfits(EventType type, Map<Field, Misfit> left) {
    left.forEach(
        (field, reason) -> misfits.labelValues(type.name(), field.name(), reason.wireName()).inc());
  }

  void taken(int appended, List<Outcome> outcomes) {
    accepted.inc(appended);
    outcomes.forEach(
        outcome -> setAside.labelValues(outcome.fate().wireName(), outcome.reason()).inc());
  }
}
