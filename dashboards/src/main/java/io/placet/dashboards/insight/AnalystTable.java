package io.placet.dashboards.insight;

import io.placet.domain.insight.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table of SQL: what it is called, and what is in it.
 *
 * @param metric whose figures it has, or empty
 */
record AnalystTable(String name, String metric, String description, List<Column> columns) {
  /** Of a column. */
  record Column(String name, String type, String description) {}

  static final String BUDGET = "budget";
  static final String WINDOWS = "windows";
  static final Set<String> SHARED = Set.of(BUDGET, WINDOWS);

  private static final String COUNT = "BIGINT";
  private static final String TIME = "TIMESTAMP";
  private static final String TEXT = "VARCHAR";
  private static final Set<String> OWN =
      Set.of("window_start", "window_end", "value", "low", "high", "sigma", "suppressed");

  AnalystTable {
    columns = List.copyOf(columns);
  }

  /** With the figures of a metric. */
  static AnalystTable of(Metric metric) {
    String number =
        Meaning.scale(metric) == 0 ? COUNT : "DECIMAL(18,%d)".formatted(Meaning.scale(metric));
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("window_start", TIME, "First instant of the window, local time"));
    columns.add(new Column("window_end", TIME, "First instant behind the window, local time"));
    for (String dimension : metric.dimensionNames()) {
      columns.add(new Column(column(dimension), TEXT, "Dimension " + dimension));
    }
    columns.add(new Column("value", number, "With noise; null where it is suppressed"));
    columns.add(new Column("low", number, "Lower end of the noise's 95 % interval"));
    columns.add(new Column("high", number, "Upper end of it"));
    columns.add(new Column("sigma", "DOUBLE", "Standard deviation of the noise"));
    columns.add(new Column("suppressed", "BOOLEAN", "Under the display threshold"));
    return new AnalystTable(
        nameOf(metric), metric.ref().id(), metric.description(), List.copyOf(columns));
  }

  /** What each month's figures cost. */
  static AnalystTable budget() {
    return new AnalystTable(
        BUDGET,
        "",
        "What each metric cost each contact in each month of release",
        List.of(
            new Column("release_month", TEXT, "Such as 2026-11"),
            new Column("metric", TEXT, "Id"),
            new Column("version", "INTEGER", "Of the metric"),
            new Column("rho", "DOUBLE", "ρ"),
            new Column("delta", "DOUBLE", "δ"),
            new Column("cells", "INTEGER", "To how many cells a contact contributes at most")));
  }

  /** Which windows were released. */
  static AnalystTable windows() {
    return new AnalystTable(
        WINDOWS,
        "",
        "Which windows of which metrics were released whole, or refused for want of budget",
        List.of(
            new Column("metric", TEXT, "Id"),
            new Column("version", "INTEGER", "Of the metric"),
            new Column("window_start", TIME, "Local time"),
            new Column("window_end", TIME, "Local time"),
            new Column("refused", "BOOLEAN", "Nothing was released of it")));
  }

  /** The name of a metric's table. */
  static String nameOf(Metric metric) {
    String name = plain(metric.ref().id());
    return SHARED.contains(name) ? name + "_figures" : name;
  }

  /** The name of a dimension's column. */
  static String column(String dimension) {
    String name = plain(dimension);
    return OWN.contains(name) ? name + "_" : name;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  String createStatement() {
    return "CREATE TABLE "
        + DuckDb.quoted(name)
        + " ("
        + String.join(
            ", ",
            columns.stream()
                .map(column -> DuckDb.quoted(column.name()) + " " + column.type())
                .toList())
        + ")";
  }
}
