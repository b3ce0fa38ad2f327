package io.placet.jobs.flink.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;

/** What the jobs of a cluster measure, for whoever asks. Safe for use by many threads. */
public final class StreamMetrics implements MetricReporter {
  private record Series(String name, Map<String, String> labels) {}

  private final Map<Metric, Exposed> metrics = new ConcurrentHashMap<>();

  @Override
  public void open(MetricConfig config) {
    // Nothing is configured.
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    Exposed.of(metric, name, group).ifPresent(exposed -> metrics.put(metric, exposed));
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    metrics.remove(metric);
  }

  /** All values now, by name; what was not measured yet is left out. */
  public List<Sample> samples() {
    Map<Series, Double> values = new HashMap<>();
    for (Exposed exposed : metrics.values()) {
      double value = exposed.value().getAsDouble();
      if (!Double.isNaN(value)) {
        values.merge(
            new Series(exposed.name(), exposed.labels()), value, exposed.together()::applyAsDouble);
      }
    }
    List<Sample> samples = new ArrayList<>();
    values.forEach(
        (series, value) -> samples.add(new Sample(series.name(), series.labels(), value)));
    samples.sort(Comparator.comparing(Sample::name).thenComparing(s -> s.labels().toString()));
    return samples;
  }

  @Override
  public void close() {
    metrics.clear();
  }
}
