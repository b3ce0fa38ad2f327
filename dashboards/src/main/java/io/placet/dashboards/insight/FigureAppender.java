package io.placet.dashboards.insight;

import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Ratio;
import io.placet.schemas.avro.FigureReleased;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Adds figures to a table of the ledger, those of cells that have none yet. */
final class FigureAppender {
  private static final String STAGE = "stage";

  private final DuckDBConnection connection;
  private final ZoneId zone;
  private final Map<String, Double> variances = new LinkedHashMap<>();
  private final Map<Period, Map<Instant, LocalDate>> days = new EnumMap<>(Period.class);

  FigureAppender(DuckDBConnection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  private record Cell(Instant from, List<String> cell) {}

  /**
   * Adds what is new.
   *
   * @param seq of the first row
   * @return that of the next
   */
  long append(FigureTable table, List<FigureReleased> figures, long seq) throws SQLException {
    Map<Cell, FigureReleased> first = new LinkedHashMap<>();
    for (FigureReleased figure : figures) {
      first.putIfAbsent(new Cell(figure.getFrom(), List.copyOf(figure.getCell())), figure);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(table.createStatement(STAGE));
      long next = stage(first.values(), seq);
      statement.execute(
          "INSERT INTO %s SELECT * FROM %s ANTI JOIN (SELECT %s FROM %s WHERE window_start BETWEEN %s) USING (%s)"
              .formatted(
                  table.name(), STAGE, table.key(), table.name(), span(statement), table.key()));
      statement.execute("DROP TABLE " + STAGE);
      return next;
    }
  }

  private static String span(Statement statement) throws SQLException {
    try (ResultSet span =
        statement.executeQuery("SELECT min(window_start), max(window_start) FROM " + STAGE)) {
      span.next();
      return span.getLong(1) + " AND " + span.getLong(2);
    }
  }

  private long stage(Collection<FigureReleased> figures, long seq) throws SQLException {
    long next = seq;
    try (DuckDBAppender appender =
        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, STAGE)) {
      for (FigureReleased figure : figures) {
        appender
            .beginRow()
            .append(next++)
            .append(figure.getFrom().toEpochMilli())
            .append(figure.getUntil().toEpochMilli())
            .append(first(Period.DAY, figure))
            .append(first(Period.WEEK, figure))
            .append(first(Period.MONTH, figure));
        for (String value : figure.getCell()) {
          appender.append(value);
        }
        appender
            .append(figure.getValue())
            .append(variance(figure.getVariance()))
            .append(figure.getWithin95())
            .endRow();
      }
    }
    return next;
  }

  /**
   * The first day of the part that a figure's window lies in: calendars are slow to ask by rows.
   */
  private LocalDate first(Period period, FigureReleased figure) {
    return days.computeIfAbsent(period, none -> new HashMap<>())
        .computeIfAbsent(
            figure.getFrom(), from -> period.start(from, zone).atZone(zone).toLocalDate());
  }

  private double variance(String fraction) {
    return variances.computeIfAbsent(fraction, text -> Ratio.parse(text).toDouble());
  }
}
