package io.placet.standalone.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Requests' bodies. {@code sentAt} is left out: it would make the gateway correct the times for a
 * skewed clock.
 */
final class EventJson {
  private static final JsonFactory JSON = new JsonFactory();

  private EventJson() {}

  static byte[] batch(List<ReplayEvent> events, Duration shift) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("batch");
          for (ReplayEvent event : events) {
            event(json, event, shift);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  static byte[] consent(Mapping.Consents consents, Mapping.Purpose purpose) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeStringField("purpose", purpose.purpose());
          if (purpose.channel().isPresent()) {
            json.writeStringField("channel", purpose.channel().get());
          }
          json.writeStringField("state", "GIVEN");
          json.writeObjectFieldStart("notice");
          json.writeStringField("id", purpose.noticeId());
          json.writeStringField("version", purpose.noticeVersion());
          json.writeEndObject();
          json.writeStringField("collectionPoint", consents.collectionPoint());
          json.writeStringField("method", consents.method());
          json.writeEndObject();
        });
  }

  private static void event(JsonGenerator json, ReplayEvent event, Duration shift)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "track");
    json.writeStringField("event", event.type());
    json.writeStringField(event.contact().kind().field(), event.contact().id());
    json.writeStringField("messageId", event.messageId());
    json.writeStringField("timestamp", event.time().plus(shift).toString());
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, PropertyValue> property : event.properties().entrySet()) {
      json.writeFieldName(property.getKey());
      property.getValue().write(json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] write(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
