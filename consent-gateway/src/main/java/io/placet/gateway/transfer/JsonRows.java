package io.placet.gateway.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of NDJSON: an object of texts a line; evidence may be a list of texts. */
final class JsonRows implements Rows {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> mapping;
  private final Map<Column, String> defaults;

  JsonRows(Map<String, String> mapping, Map<Column, String> defaults) {
    this.mapping = Map.copyOf(mapping);
    this.defaults = Map.copyOf(defaults);
  }

  @Override
  public Row read(byte[] record) throws LineFault {
    try (JsonParser parser = JSON.createParser(record)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new LineFault("", "one JSON object a line");
      }
      Row row = new Row(defaults);
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        Column column = column(name);
        value(parser, column).ifPresent(value -> row.put(column, value));
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new LineFault("", "one JSON object a line");
      }
      return row;
    } catch (IOException malformed) {
      throw new LineFault("", "one JSON object a line, in UTF-8, each field once");
    }
  }

  private Column column(String name) throws LineFault {
    Optional<Column> column = Column.of(mapping.getOrDefault(name, name));
    if (column.isEmpty()) {
      throw new LineFault("", "fields: " + Column.allowed());
    }
    return column.get();
  }

  private static Optional<String> value(JsonParser parser, Column column)
      throws IOException, LineFault {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    if (token == JsonToken.START_ARRAY && column == Column.EVIDENCE) {
      List<String> texts = new ArrayList<>();
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.add(parser.getText());
      }
      if (parser.currentToken() == JsonToken.END_ARRAY) {
        return Optional.of(String.join(" ", texts));
      }
    } else if (token == JsonToken.VALUE_STRING) {
      return Optional.of(parser.getText());
    }
    throw LineFault.of(column, column == Column.EVIDENCE ? "a text or a list of texts" : "a text");
  }
}
