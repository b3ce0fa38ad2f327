package io.placet.dashboards.insight;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure.Funnel;
import io.placet.domain.insight.Measure.Members;
import io.placet.domain.insight.Measure.Retention;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.DiscreteGaussian;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** All metrics, and what a figure of each means. */
final class CatalogueAnswer {
  private final Grid grid;

  CatalogueAnswer(Grid grid) {
    this.grid = grid;
  }

  JsonObject toJson(Connection reader) throws SQLException {
    JsonArray metrics = new JsonArray();
    for (Metric metric : grid.metrics()) {
      JsonObject json = json(metric);
      putReleased(json, metric, reader);
      metrics.add(json);
    }
    return new JsonObject()
        .put("zone", grid.zone().getId())
        .put("threshold", grid.threshold())
        .put("metrics", metrics);
  }

  private JsonObject json(Metric metric) {
    int scale = Meaning.scale(metric);
    long below = grid.suppressedBelow(metric);
    DiscreteGaussian noise = DiscreteGaussian.of(metric.varianceAtMost());
    return new JsonObject()
        .put("id", metric.ref().id())
        .put("version", metric.ref().version())
        .put("table", AnalystTable.nameOf(metric))
        .put("description", metric.description())
        .put("purpose", metric.purpose())
        .put("measure", Meaning.measure(metric))
        .put("additive", Meaning.isAdditive(metric))
        .put("unit", Meaning.unit(metric))
        .put("scale", scale)
        .put("period", metric.period().wireName())
        .put("dimensions", dimensions(metric))
        .put(
            "bounds",
            new JsonObject()
                .put("cells", metric.bounds().cells())
                .put("most", Meaning.shown(metric.bounds().most(), scale)))
        .put("sigma", Math.sqrt(noise.variance().toDouble()) / Math.pow(10, scale))
        .put("within95", Meaning.shown(noise.within95(), scale))
        .put("suppressedBelow", Meaning.shown(below, scale))
        .put("rho", Meaning.plain(metric.rho()))
        .put("means", new JsonArray(Meaning.sentences(metric, below)));
  }

  private static JsonArray dimensions(Metric metric) {
    JsonArray dimensions = new JsonArray();
    for (String name : metric.dimensionNames()) {
      JsonObject dimension =
          new JsonObject().put("name", name).put("column", AnalystTable.column(name));
      if (metric.measure() instanceof Funnel funnel) {
        dimension.put("values", new JsonArray(funnel.events()));
      } else if (metric.measure() instanceof Members members) {
        dimension.put("values", new JsonArray(members.segments()));
      } else if (!(metric.measure() instanceof Retention)) {
        metric.dimensions().stream()
            .filter(known -> known.name().equals(name))
            .map(Dimension::all)
            .findFirst()
            .ifPresent(values -> dimension.put("values", new JsonArray(values)));
      }
      dimensions.add(dimension);
    }
    return dimensions;
  }

  private static void putReleased(JsonObject json, Metric metric, Connection reader)
      throws SQLException {
    try (PreparedStatement statement =
        reader.prepareStatement(
            "SELECT min(window_start), max(window_end) FROM windows WHERE metric = ? AND version = ? AND NOT refused")) {
      statement.setString(1, metric.ref().id());
      statement.setInt(2, metric.ref().version());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long from = row.getLong(1);
        if (!row.wasNull()) {
          json.put(
              "released",
              new JsonObject()
                  .put("from", Instant.ofEpochMilli(from).toString())
                  .put("until", Instant.ofEpochMilli(row.getLong(2)).toString()));
        }
      }
    }
  }
}
