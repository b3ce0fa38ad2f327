package io.placet.jobs.flink.metrics;

import java.util.Map;

/**
 * A measured value.
 *
 * @param name as Prometheus has it; that of a count ends with {@code _total}
 */
public record Sample(String name, Map<String, String> labels, double value) {
  public Sample {
    labels = Map.copyOf(labels);
  }

  /** Whether it only ever grows, as long as the process lives. */
  public boolean isCount() {
    return name.endsWith("_total");
  }
}
