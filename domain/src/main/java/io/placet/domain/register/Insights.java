package io.placet.domain.register;

import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which figures are released, and what they may cost.
 *
 * @param budget of a contact and month, for all metrics together
 * @param threshold a figure whose value with noise is below it is shown as suppressed; 0 or more
 * @param metrics in the file's order, one of each id; together within the budget
 */
public record Insights(Loss budget, long threshold, List<Metric> metrics) {
  /** Where the register says nothing: a budget, and nothing that spends it. */
  public static final Insights DEFAULT =
      new Insights(new Loss(new BigDecimal("0.1"), new BigDecimal("0.000001")), 10, List.of());

  public Insights {
    metrics = List.copyOf(metrics);
    if (threshold < 0) {
      throw new IllegalArgumentException("threshold: 0 or more");
    }
    Set<String> ids = new HashSet<>();
    metrics.forEach(
        metric -> {
          if (!ids.add(metric.ref().id())) {
            throw new IllegalArgumentException(metric.ref().id() + " is declared twice");
          }
        });
    if (!loss(metrics).isWithin(budget)) {
      throw new IllegalArgumentException("more than the budget is spent: " + shares(metrics));
    }
  }

  /** What all metrics cost together. */
  public Loss spent() {
    return loss(metrics);
  }

  public Optional<Metric> metric(MetricRef ref) {
    return metrics.stream().filter(metric -> metric.ref().equals(ref)).findFirst();
  }

  private static Loss loss(List<Metric> metrics) {
    return metrics.stream().map(Metric::loss).reduce(Loss.NONE, Loss::plus);
  }

  private static String shares(List<Metric> metrics) {
    return metrics.stream()
        .map(metric -> metric.ref() + " " + metric.rho().toPlainString())
        .collect(Collectors.joining(", "));
  }
}
