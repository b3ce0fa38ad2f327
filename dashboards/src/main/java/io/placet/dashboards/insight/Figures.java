package io.placet.dashboards.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a query of a metric is answered.
 *
 * @param rows by part of the span, then cell
 * @param refused windows of the span of which nothing was released for want of budget
 * @param truncated whether there are more rows
 */
record Figures(MetricQuery query, List<Row> rows, List<Window> refused, boolean truncated) {
  /** A figure of a cell. */
  record Row(
      Rollup.Part part, int released, List<String> cell, Figure figure, Optional<Other> compared) {
    Row {
      cell = List.copyOf(cell);
    }

    /** How much more than the other one, where both are shown. */
    Optional<Figure> change() {
      return compared
          .map(Other::figure)
          .filter(other -> !other.suppressed() && !figure.suppressed())
          .map(figure::minus);
    }
  }

  /** The figure of the same cell in another span. */
  record Other(Rollup.Part part, Figure figure) {}

  /** From an instant on, up to and without another. */
  record Window(Instant from, Instant until) {}

  Figures {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }
}
