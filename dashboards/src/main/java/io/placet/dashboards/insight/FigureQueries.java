package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Figures.Other;
import io.placet.dashboards.insight.Figures.Row;
import io.placet.dashboards.insight.Figures.Window;
import io.placet.dashboards.insight.MetricQuery.Span;
import io.placet.dashboards.insight.Rollup.Part;
import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Metric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Answers queries of metrics from the ledger. What comes from outside is a parameter of a prepared
 * statement; the statement itself is made of column numbers alone.
 */
final class FigureQueries {
  private static final int MOST_REFUSED = 1_000;

  private final Ledger ledger;
  private final Grid grid;
  private final Statements statements = new Statements();

  FigureQueries(Ledger ledger, Grid grid) {
    this.ledger = ledger;
    this.grid = grid;
  }

  /** A row of SQL. */
  private record Found(Instant start, List<String> cell, Figure figure) {}

  Figures answer(MetricQuery query, Connection reader) throws SQLException {
    Optional<FigureTable> table = ledger.table(query.metric().ref());
    if (table.isEmpty()) {
      return new Figures(query, List.of(), refused(query, reader), false);
    }
    List<Part> all = parts(query, query.span());
    List<Found> found = find(query, query.span(), all, table.get(), query.limit() + 1, reader);
    boolean truncated = found.size() > query.limit();
    Map<Instant, Part> parts = byStart(all);
    Map<Instant, Integer> released = released(query, query.span(), reader);
    Others others = others(query, table.get(), reader);
    List<Row> rows = new ArrayList<>();
    for (Found each : truncated ? found.subList(0, query.limit()) : found) {
      Part part = partOf(each, parts, query);
      rows.add(
          new Row(
              part,
              released.getOrDefault(each.start(), 0),
              each.cell(),
              each.figure(),
              others.of(each.start(), each.cell())));
    }
    return new Figures(query, rows, refused(query, reader), truncated);
  }

  private List<Part> parts(MetricQuery query, Span span) {
    return query.rollup().parts(span.from(), span.until(), grid.zone());
  }

  private static Map<Instant, Part> byStart(List<Part> parts) {
    Map<Instant, Part> byStart = new HashMap<>();
    parts.forEach(part -> byStart.put(part.from(), part));
    return byStart;
  }

  private Part partOf(Found found, Map<Instant, Part> parts, MetricQuery query) {
    Part known = parts.get(found.start());
    return known != null
        ? known
        : new Part(found.start(), query.metric().period().end(found.start(), grid.zone()), 1);
  }

  /**
   * What is cut off need not be summed: the first parts are, and if they do not do, all of them.
   */
  private List<Found> find(
      MetricQuery query,
      Span span,
      List<Part> parts,
      FigureTable table,
      int limit,
      Connection reader)
      throws SQLException {
    long enough = limit / cellsOfPart(query) + 2;
    if (enough < parts.size()) {
      Span first = new Span(span.from(), parts.get((int) enough - 1).until());
      List<Found> found = sum(query, first, table, limit, reader);
      if (found.size() == limit) {
        return found;
      }
    }
    return sum(query, span, table, limit, reader);
  }

  /** How many rows a part of the span has, where all its windows are released. */
  private static long cellsOfPart(MetricQuery query) {
    long cells = 1;
    for (Dimension dimension : query.metric().dimensions()) {
      if (query.by().contains(dimension.name())) {
        List<String> held = query.where().get(dimension.name());
        cells *= held == null ? dimension.all().size() : held.size();
      }
    }
    return cells;
  }

  private List<Found> sum(
      MetricQuery query, Span span, FigureTable table, int limit, Connection reader)
      throws SQLException {
    List<Integer> by = query.by().stream().map(table.dimensions()::indexOf).toList();
    StringBuilder sql = new StringBuilder("SELECT ").append(query.rollup().groupOfFigures());
    sql.append(" AS part");
    by.forEach(place -> sql.append(", ").append(FigureTable.column(place)));
    sql.append(", CAST(sum(value) AS BIGINT), sum(variance), max(within95), count(*) FROM ")
        .append(table.name())
        .append(" WHERE window_start >= ? AND window_start < ?");
    query
        .where()
        .forEach(
            (dimension, values) ->
                sql.append(" AND ")
                    .append(FigureTable.column(table.dimensions().indexOf(dimension)))
                    .append(" IN (")
                    .append(String.join(", ", Collections.nCopies(values.size(), "?")))
                    .append(')'));
    sql.append(" GROUP BY ALL ORDER BY ALL LIMIT ?");
    PreparedStatement statement = statements.of(sql.toString(), reader);
    int next = bind(statement, span);
    for (List<String> values : query.where().values()) {
      for (String value : values) {
        statement.setString(next++, value);
      }
    }
    statement.setInt(next, limit);
    return read(statement, query, span, by.size());
  }

  private static int bind(PreparedStatement statement, Span span) throws SQLException {
    statement.setLong(1, span.from().toEpochMilli());
    statement.setLong(2, span.until().toEpochMilli());
    return 3;
  }

  private List<Found> read(PreparedStatement statement, MetricQuery query, Span span, int by)
      throws SQLException {
    long suppressedBelow = grid.suppressedBelow(query.metric());
    List<Found> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        List<String> cell = new ArrayList<>();
        for (int place = 0; place < by; place++) {
          cell.add(rows.getString(2 + place));
        }
        long value = rows.getLong(by + 2);
        double variance = rows.getDouble(by + 3);
        boolean isOne = rows.getLong(by + 5) == 1;
        Figure figure =
            isOne
                ? new Figure(value, variance, rows.getLong(by + 4), value < suppressedBelow)
                : Figure.ofSum(value, variance, suppressedBelow);
        Instant start = query.rollup().start(rows.getObject(1), span.from(), grid.zone());
        found.add(new Found(start, cell, figure));
      }
    }
    return found;
  }

  private Map<Instant, Integer> released(MetricQuery query, Span span, Connection reader)
      throws SQLException {
    String sql =
        "SELECT %s AS part, count(*) FROM windows WHERE window_start >= ? AND window_start < ? AND metric = ? AND version = ? AND NOT refused GROUP BY part"
            .formatted(query.rollup().groupOfWindows());
    Map<Instant, Integer> released = new HashMap<>();
    PreparedStatement statement = statements.of(sql, reader);
    bindMetric(statement, bind(statement, span), query.metric());
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        released.put(
            query.rollup().start(rows.getObject(1), span.from(), grid.zone()), rows.getInt(2));
      }
    }
    return released;
  }

  private static void bindMetric(PreparedStatement statement, int next, Metric metric)
      throws SQLException {
    statement.setString(next, metric.ref().id());
    statement.setInt(next + 1, metric.ref().version());
  }

  private List<Window> refused(MetricQuery query, Connection reader) throws SQLException {
    List<Window> refused = new ArrayList<>();
    PreparedStatement statement =
        statements.of(
            "SELECT window_start, window_end FROM windows WHERE window_start >= ? AND window_start < ? AND metric = ? AND version = ? AND refused ORDER BY window_start LIMIT "
                + MOST_REFUSED,
            reader);
    bindMetric(statement, bind(statement, query.span()), query.metric());
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        refused.add(
            new Window(
                Instant.ofEpochMilli(rows.getLong(1)), Instant.ofEpochMilli(rows.getLong(2))));
      }
    }
    return refused;
  }

  /** Figures of the other span, by the part of this span that each is held against. */
  private record Others(Map<Instant, Integer> places, Map<Integer, Map<List<String>, Other>> all) {
    Optional<Other> of(Instant start, List<String> cell) {
      Integer place = places.get(start);
      return place == null
          ? Optional.empty()
          : Optional.ofNullable(all.getOrDefault(place, Map.of()).get(cell));
    }
  }

  private Others others(MetricQuery query, FigureTable table, Connection reader)
      throws SQLException {
    if (query.compared().isEmpty()) {
      return new Others(Map.of(), Map.of());
    }
    Span span = query.compared().get();
    List<Part> parts = parts(query, span);
    Map<Instant, Integer> there = places(parts);
    Map<Integer, Map<List<String>, Other>> all = new HashMap<>();
    for (Found found : find(query, span, parts, table, 2 * query.limit() + 1, reader)) {
      Integer place = there.get(found.start());
      if (place != null) {
        all.computeIfAbsent(place, first -> new HashMap<>())
            .put(found.cell(), new Other(parts.get(place), found.figure()));
      }
    }
    return new Others(places(parts(query, query.span())), all);
  }

  private static Map<Instant, Integer> places(List<Part> parts) {
    Map<Instant, Integer> places = new HashMap<>();
    IntStream.range(0, parts.size()).forEach(place -> places.put(parts.get(place).from(), place));
    return places;
  }
}
