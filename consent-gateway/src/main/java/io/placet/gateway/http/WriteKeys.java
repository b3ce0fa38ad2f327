package io.placet.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** The write key that browsers' SDKs put into the body because they cannot set a header. */
final class WriteKeys {
  private static final JsonFactory JSON = new JsonFactory();

  private WriteKeys() {}

  /** The text of the body's own {@code writeKey}; empty where there is none or the body is no JSON. */
  static Optional<String> inBody(@org.jspecify.annotations.Nullable Buffer body) {
    if (body == null) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(body.getBytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = "writeKey".equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
        }
        parser.skipChildren();
      }
    } catch (IOException notJson) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
