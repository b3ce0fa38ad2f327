package io.placet.dashboards.insight;

import io.placet.domain.privacy.MetricRef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the ledger keeps the figures of one version of a metric.
 *
 * @param number of the table
 * @param dimensions what its cells are told by, in order, as they were released
 */
record FigureTable(int number, MetricRef metric, List<String> dimensions) {
  FigureTable {
    dimensions = List.copyOf(dimensions);
  }

  String name() {
    return "figures_" + number;
  }

  /** The column of a dimension by its place. */
  static String column(int dimension) {
    return "d" + dimension;
  }

  /** The columns that make a cell of a window, with commas between. */
  String key() {
    return "window_start" + columns();
  }

  /** The columns of its dimensions, with a comma before each. */
  String columns() {
    return IntStream.range(0, dimensions.size())
        .mapToObj(place -> ", " + column(place))
        .collect(Collectors.joining());
  }

  String createStatement(String name) {
    return "CREATE TABLE "
        + name
        + " (seq BIGINT NOT NULL, window_start BIGINT NOT NULL, window_end BIGINT NOT NULL,"
        + " local_day DATE NOT NULL, local_week DATE NOT NULL, local_month DATE NOT NULL"
        + columns().replaceAll("(d\\d+)", "$1 VARCHAR NOT NULL")
        + ", value BIGINT NOT NULL, variance DOUBLE NOT NULL, within95 BIGINT NOT NULL)";
  }
}
