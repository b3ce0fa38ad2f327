package io.placet.gateway.audience.export;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntSupplier;

/** How many members leave by exports, and how many do not. */
final class ExportMetrics {
  private final Counter exports;
  private final Counter members;

  ExportMetrics(PrometheusRegistry registry, IntSupplier open) {
    exports =
        Counter.builder()
            .name("placet_audience_exports_total")
            .help("Exports of audiences that were taken, by how they ended")
            .labelNames("end")
            .register(registry);
    members =
        Counter.builder()
            .name("placet_audience_export_members_total")
            .help("Members that exports came upon, by what became of them")
            .labelNames("outcome")
            .register(registry);
    GaugeWithCallback.builder()
        .name("placet_audience_exports_open")
        .help("Exports that are being taken; each keeps a revision of the view")
        .callback(callback -> callback.call(open.getAsInt()))
        .register(registry);
  }

  void ended(Tally tally, boolean whole) {
    exports.labelValues(whole ? "taken" : "cut_short").inc();
    members.labelValues("told").inc(tally.told());
    members.labelValues("skipped").inc(tally.skipped());
    members.labelValues("held_out").inc(tally.heldOut());
    members.labelValues("withheld").inc(tally.withheld());
  }
}
