package io.placet.gateway.transfer;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Metrics of imports and exports. */
public final class TransferMetrics {
  private final Counter imported;
  private final Counter exported;

  public TransferMetrics(PrometheusRegistry registry) {
    imported =
        Counter.builder()
            .name("placet_import_lines_total")
            .help("Lines of imports, dry runs too, by what became of them")
            .labelNames("outcome")
            .register(registry);
    exported =
        Counter.builder()
            .name("placet_export_rows_total")
            .help("Rows handed out by exports, by recipient")
            .labelNames("recipient")
            .register(registry);
  }

  void taken(BatchWriter.Tally tally, int failed) {
    imported.labelValues("written").inc(tally.written());
    imported.labelValues("unchanged").inc(tally.unchanged());
    imported.labelValues("withheld").inc(tally.withheld().size());
    imported.labelValues("failed").inc(failed);
  }

  void exported(String recipient, long rows) {
    exported.labelValues(recipient).inc(rows);
  }
}
