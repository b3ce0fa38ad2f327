package io.placet.dashboards.insight;

import io.placet.domain.insight.Metric;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a metric; it fits the metric.
 *
 * @param by dimensions to break down by
 * @param where by dimension the values that count; of a dimension that is not there all count
 * @param compared another span, or nothing
 * @param limit rows at most
 */
record MetricQuery(
    Metric metric,
    Span span,
    List<String> by,
    Map<String, List<String>> where,
    Rollup rollup,
    Optional<Span> compared,
    int limit) {
  /** From an instant on, up to and without another. */
  record Span(Instant from, Instant until) {
    Span {
      if (!from.isBefore(until)) {
        throw InsightProblem.badRequest("a span begins before it ends: from comes before until");
      }
    }
  }

  MetricQuery {
    by = List.copyOf(by);
    where = new LinkedHashMap<>(where);
  }
}
