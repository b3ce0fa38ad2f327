package io.placet.gateway.transfer;

import io.placet.gateway.http.Format;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Imports as their folder keeps them. */
final class ImportJson {
  private ImportJson() {}

  static JsonObject of(ImportSpec spec, Progress progress) {
    JsonObject defaults = new JsonObject();
    spec.defaults().forEach((column, value) -> defaults.put(column.wireName(), value));
    JsonObject mapping = new JsonObject();
    spec.mapping().forEach(mapping::put);
    JsonObject json =
        new JsonObject()
            .put("name", spec.name())
            .put("format", spec.format().wireName())
            .put("dryRun", spec.dryRun())
            .put("mapping", mapping)
            .put("defaults", defaults)
            .put("by", spec.by())
            .put("createdAt", spec.createdAt().toString())
            .put("offset", progress.offset())
            .put("nextLine", progress.nextLine())
            .put("written", progress.written())
            .put("unchanged", progress.unchanged())
            .put("withheld", progress.withheld())
            .put("failed", progress.failed())
            .put("reported", progress.reported())
            .put("reportBytes", progress.reportBytes())
            .put("done", progress.done())
            .put("at", progress.at().toString());
    progress
        .header()
        .ifPresent(
            header ->
                json.put("separator", String.valueOf(header.separator()))
                    .put(
                        "columns",
                        new JsonArray(header.columns().stream().map(Column::wireName).toList())));
    return json;
  }

  static ImportSpec spec(JsonObject json) {
    return new ImportSpec(
        json.getString("name"),
        Format.of(json.getString("format")),
        json.getBoolean("dryRun"),
        texts(json.getJsonObject("mapping")),
        columns(json.getJsonObject("defaults")),
        json.getString("by"),
        Instant.parse(json.getString("createdAt")));
  }

  static Progress progress(JsonObject json) {
    return new Progress(
        json.getLong("offset"),
        json.getLong("nextLine"),
        json.getLong("written"),
        json.getLong("unchanged"),
        json.getLong("withheld"),
        json.getLong("failed"),
        json.getLong("reported"),
        json.getLong("reportBytes"),
        header(json),
        json.getBoolean("done"),
        Instant.parse(json.getString("at")));
  }

  private static Optional<Header> header(JsonObject json) {
    return Optional.ofNullable(json.getJsonArray("columns"))
        .map(
            names -> {
              List<Column> columns =
                  names.stream().map(name -> Column.of((String) name).orElseThrow()).toList();
              return new Header(columns, json.getString("separator").charAt(0));
            });
  }

  /** Values that are texts; of a contract or of our own file. */
  static Map<String, String> texts(JsonObject json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.fieldNames().forEach(name -> texts.put(name, json.getString(name)));
    return texts;
  }

  private static Map<Column, String> columns(JsonObject json) {
    Map<Column, String> values = new LinkedHashMap<>();
    texts(json).forEach((name, value) -> values.put(Column.of(name).orElseThrow(), value));
    return values;
  }
}
