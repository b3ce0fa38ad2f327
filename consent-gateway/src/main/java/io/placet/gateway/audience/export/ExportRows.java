package io.placet.gateway.audience.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.domain.audience.Identifier;
import io.placet.gateway.http.CsvText;
import io.placet.gateway.http.Format;
import io.placet.gateway.log.LogPosition;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes members as lines: the identifiers that were chosen, revision and expiry. */
final class ExportRows {
  private static final String REVISION = "revision";
  private static final String EXPIRES = "expires";

  private final Format format;
  private final List<Identifier> columns;
  private final StringBuilder text = new StringBuilder();

  ExportRows(Format format, Collection<Identifier> identifiers) {
    this.format = format;
    this.columns = identifiers.stream().sorted().toList();
  }

  /** The header, where the format has one. */
  void header() {
    if (format == Format.CSV) {
      List<String> names = new ArrayList<>(columns.stream().map(Identifier::wireName).toList());
      names.add(REVISION);
      names.add(EXPIRES);
      CsvText.line(text, names);
    }
  }

  void row(Map<Identifier, String> identifiers, LogPosition revision, Instant expires) {
    if (format == Format.CSV) {
      List<String> values = new ArrayList<>();
      columns.forEach(column -> values.add(identifiers.getOrDefault(column, "")));
      values.add(revision.toString());
      values.add(expires.toString());
      CsvText.line(text, values);
      return;
    }
    JsonObject json = new JsonObject();
    identifiers.forEach((identifier, value) -> json.put(identifier.wireName(), value));
    json.put(REVISION, revision.toString()).put(EXPIRES, expires.toString());
    text.append(json.encode()).append('\n');
  }

  Buffer toBuffer() {
    return Buffer.buffer(text.toString().getBytes(UTF_8));
  }
}
