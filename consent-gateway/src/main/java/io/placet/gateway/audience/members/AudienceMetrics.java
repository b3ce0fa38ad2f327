package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Kind;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.IntSupplier;

/** How many contacts leave by lists of members and of scores, and how many do not. */
final class AudienceMetrics {
  private static final String KIND = "kind";

  private final Histogram seconds;
  private final Counter contacts;
  private final Counter withheld;

  /** With how many lists of each kind are being paged through. */
  AudienceMetrics(PrometheusRegistry registry, Map<Kind, IntSupplier> open) {
    seconds =
        Histogram.builder()
            .name("placet_audience_page_seconds")
            .help("From the question for a page of contacts to the answer, by kind of definition")
            .labelNames(KIND)
            .classicUpperBounds(0.01, 0.05, 0.1, 0.5, 1, 5)
            .register(registry);
    contacts =
        Counter.builder()
            .name("placet_audience_contacts_total")
            .help("Contacts that pages named, by kind of definition")
            .labelNames(KIND)
            .register(registry);
    withheld =
        Counter.builder()
            .name("placet_audience_rows_withheld_total")
            .help("Rows of contacts for whom the purpose did not stand when a page was read")
            .labelNames(KIND)
            .register(registry);
    GaugeWithCallback.builder()
        .name("placet_audience_sessions_open")
        .help("Lists that are being paged through; each keeps a revision of the view")
        .labelNames(KIND)
        .callback(
            callback -> open.forEach((kind, count) -> callback.call(count.getAsInt(), kind.word())))
        .register(registry);
    for (Kind kind : Kind.values()) {
      seconds.initLabelValues(kind.word());
      contacts.initLabelValues(kind.word());
      withheld.initLabelValues(kind.word());
    }
  }

  /** A page was answered. */
  void page(Kind kind, int rows, int named, long nanos) {
    seconds.labelValues(kind.word()).observe(nanos / 1e9);
    contacts.labelValues(kind.word()).inc(named);
    withheld.labelValues(kind.word()).inc(rows - named);
  }
}
