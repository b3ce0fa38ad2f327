package io.placet.dashboards.insight;

import io.placet.domain.insight.Measure.Sum;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Loss;
import io.placet.domain.register.Insights;
import io.placet.domain.register.Register;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the register says of figures.
 *
 * @param zone of days, weeks and months
 * @param budget of a contact and month, for all metrics together
 * @param threshold a figure whose value with noise is below it is not shown; of amounts, one below
 *     what so many contacts can add at most; 0 or more
 * @param metrics in the register's order, each id once
 */
public record Grid(ZoneId zone, Loss budget, long threshold, List<Metric> metrics) {
  public Grid {
    metrics = List.copyOf(metrics);
    if (threshold < 0) {
      throw new IllegalArgumentException("the display threshold is 0 or more, not " + threshold);
    }
    if (metrics.stream().map(metric -> metric.ref().id()).distinct().count() < metrics.size()) {
      throw new IllegalArgumentException("a metric is declared in one version at a time");
    }
  }

  /** Of the running register. */
  public static Grid of(Register register) {
    Insights insights = register.insights();
    return new Grid(register.zone(), insights.budget(), insights.threshold(), insights.metrics());
  }

  Optional<Metric> metric(String id) {
    return metrics.stream().filter(metric -> metric.ref().id().equals(id)).findFirst();
  }

  /** What is under it, in the metric's smallest unit, is suppressed. */
  long suppressedBelow(Metric metric) {
    return metric.measure() instanceof Sum
        ? Math.multiplyExact(threshold, metric.bounds().most())
        : threshold;
  }
}
