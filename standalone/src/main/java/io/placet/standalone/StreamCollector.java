package io.placet.standalone;

import io.placet.jobs.flink.metrics.Sample;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts what the stream measures beside what the gateway does. */
record StreamCollector(Supplier<List<Sample>> stream) implements MultiCollector {
  private static final String COUNT = "_total";

  @Override
  public MetricSnapshots collect() {
    Map<String, List<Sample>> byName =
        stream.get().stream()
            .collect(Collectors.groupingBy(Sample::name, TreeMap::new, Collectors.toList()));
    return new MetricSnapshots(byName.values().stream().map(StreamCollector::snapshot).toList());
  }

  private static MetricSnapshot snapshot(List<Sample> series) {
    String name = series.get(0).name();
    if (series.get(0).isCount()) {
      CounterSnapshot.Builder counter =
          CounterSnapshot.builder().name(name.substring(0, name.length() - COUNT.length()));
      series.forEach(
          sample ->
              counter.dataPoint(
                  CounterSnapshot.CounterDataPointSnapshot.builder()
                      .labels(labels(sample))
                      .value(sample.value())
                      .build()));
      return counter.build();
    }
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name);
    series.forEach(
        sample ->
            gauge.dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels(sample))
                    .value(sample.value())
                    .build()));
    return gauge.build();
  }

  private static Labels labels(Sample sample) {
    Labels.Builder labels = Labels.builder();
    sample.labels().forEach(labels::label);
    return labels.build();
  }
}
