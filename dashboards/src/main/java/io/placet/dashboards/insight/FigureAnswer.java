package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Figures.Other;
import io.placet.dashboards.insight.Figures.Row;
import io.placet.dashboards.insight.Figures.Window;
import io.placet.dashboards.insight.Sheet.Column;
import io.placet.domain.insight.Metric;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures as they are shown: what is suppressed has no number. */
final class FigureAnswer {
  private final Figures figures;
  private final Metric metric;
  private final ZoneId zone;
  private final int scale;

  FigureAnswer(Figures figures, ZoneId zone) {
    this.figures = figures;
    this.zone = zone;
    metric = figures.query().metric();
    scale = Meaning.scale(metric);
  }

  JsonObject toJson() {
    MetricQuery query = figures.query();
    JsonArray rows = new JsonArray();
    figures.rows().forEach(row -> rows.add(json(row)));
    JsonArray refused = new JsonArray();
    for (Window window : figures.refused()) {
      refused.add(span(window.from(), window.until()));
    }
    return new JsonObject()
        .put("metric", metric.ref().id())
        .put("version", metric.ref().version())
        .put("measure", Meaning.measure(metric))
        .put("unit", Meaning.unit(metric))
        .put("scale", scale)
        .put("period", query.rollup().name())
        .put("zone", zone.getId())
        .put("from", query.span().from().toString())
        .put("until", query.span().until().toString())
        .put("by", new JsonArray(new ArrayList<>(query.by())))
        .put("consistent", false)
        .put("rows", rows)
        .put("refused", refused)
        .put("truncated", figures.truncated());
  }

  private static JsonObject span(Instant from, Instant until) {
    return new JsonObject().put("from", from.toString()).put("until", until.toString());
  }

  private JsonObject json(Row row) {
    JsonObject cell = new JsonObject();
    for (int place = 0; place < row.cell().size(); place++) {
      cell.put(figures.query().by().get(place), row.cell().get(place));
    }
    JsonObject json = span(row.part().from(), row.part().until()).put("cell", cell);
    put(json, row.figure());
    json.put(
        "windows",
        new JsonObject().put("released", row.released()).put("expected", row.part().windows()));
    row.compared().ifPresent(other -> json.put("compared", json(other)));
    row.change()
        .ifPresent(
            change ->
                json.put(
                    "change",
                    new JsonObject()
                        .put("value", shown(change.value()))
                        .put("low", shown(change.low()))
                        .put("high", shown(change.high()))));
    return json;
  }

  private JsonObject json(Other other) {
    JsonObject json = span(other.part().from(), other.part().until());
    put(json, other.figure());
    return json;
  }

  private void put(JsonObject json, Figure figure) {
    boolean suppressed = figure.suppressed();
    json.put("value", suppressed ? null : shown(figure.value()))
        .put("low", suppressed ? null : shown(figure.low()))
        .put("high", suppressed ? null : shown(figure.high()))
        .put("suppressed", suppressed);
  }

  private BigDecimal shown(long units) {
    return Meaning.shown(units, scale);
  }

  /** The same as a file has it; times are local. */
  Sheet toSheet() {
    String number = scale == 0 ? "BIGINT" : "DECIMAL(18,%d)".formatted(scale);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("from", "TIMESTAMP"));
    columns.add(new Column("until", "TIMESTAMP"));
    figures.query().by().forEach(name -> columns.add(new Column(name, "VARCHAR")));
    figure("", number, columns);
    columns.add(new Column("windows_released", "INTEGER"));
    columns.add(new Column("windows_expected", "INTEGER"));
    boolean compares = figures.query().compared().isPresent();
    if (compares) {
      columns.add(new Column("compared_from", "TIMESTAMP"));
      columns.add(new Column("compared_until", "TIMESTAMP"));
      figure("compared_", number, columns);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Row row : figures.rows()) {
      rows.add(cells(row, compares));
    }
    return new Sheet(columns, rows, figures.truncated());
  }

  private static void figure(String prefix, String number, List<Column> columns) {
    for (String name : List.of("value", "low", "high")) {
      columns.add(new Column(prefix + name, number));
    }
    columns.add(new Column(prefix + "suppressed", "BOOLEAN"));
  }

  private List<@Nullable Object> cells(Row row, boolean compares) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(local(row.part().from()));
    cells.add(local(row.part().until()));
    cells.addAll(row.cell());
    add(cells, Optional.of(row.figure()));
    cells.add(row.released());
    cells.add(row.part().windows());
    if (compares) {
      cells.add(row.compared().map(other -> local(other.part().from())).orElse(null));
      cells.add(row.compared().map(other -> local(other.part().until())).orElse(null));
      add(cells, row.compared().map(Other::figure));
    }
    return cells;
  }

  private void add(List<@Nullable Object> cells, Optional<Figure> figure) {
    Optional<Figure> seen = figure.filter(one -> !one.suppressed());
    cells.add(seen.map(one -> number(one.value())).orElse(null));
    cells.add(seen.map(one -> number(one.low())).orElse(null));
    cells.add(seen.map(one -> number(one.high())).orElse(null));
    cells.add(figure.map(Figure::suppressed).orElse(null));
  }

  private Object number(long units) {
    return scale == 0 ? (Object) units : BigDecimal.valueOf(units, scale);
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }
}
