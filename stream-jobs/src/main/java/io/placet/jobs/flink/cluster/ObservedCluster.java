package io.placet.jobs.flink.cluster;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.filter.ReporterFilter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A cluster whose metrics an object of this process hears of. Flink itself would make one by the
 * name of its class, out of anybody's reach.
 */
@SuppressWarnings("try") // closed as any other cluster
final class ObservedCluster extends MiniCluster {
  private final MetricReporter reporter;

  ObservedCluster(MiniClusterConfiguration configuration, MetricReporter reporter) {
    super(configuration);
    this.reporter = reporter;
  }

  @Override
  protected MetricRegistryImpl createMetricRegistry(
      Configuration configuration, long maximumMessageBytes) {
    return new MetricRegistryImpl(
        MetricRegistryConfiguration.fromConfiguration(configuration, maximumMessageBytes),
        List.of(
            new ReporterSetup(
                "placet", new MetricConfig(), reporter, ReporterFilter.getNoOpFilter(), Map.of())));
  }
}
