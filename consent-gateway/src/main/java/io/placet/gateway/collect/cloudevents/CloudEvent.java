package io.placet.gateway.collect.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.collect.JsonBody;
import io.placet.gateway.collect.Message;
import io.placet.gateway.collect.Message.Kind;
import io.placet.gateway.collect.SentTimes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Maps one event to a message: {@code type} is the event type, {@code subject} the contact, {@code
 * source} and {@code id} together the message's id, {@code time} when it happened, {@code data} the
 * values. Extension attributes say nothing here.
 */
final class CloudEvent {
  private static final String USER_ID = "userId";
  private static final String ANONYMOUS_ID = "anonymousId";
  private static final int MAX_ID = 256;
  private static final int MAX_SOURCE = 1_024;
  private static final int MAX_TYPE = 256;

  private CloudEvent() {}

  /**
   * The message that an event is.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  static Message read(int index, JsonNode event, SentTimes times) {
    if (!event.isObject()) {
      throw new IllegalArgumentException("an event is a JSON object");
    }
    if (!event.path("specversion").asText("").equals("1.0")) {
      throw new IllegalArgumentException("specversion: allowed: 1.0");
    }
    String id = required(event, "id", MAX_ID);
    String source = required(event, "source", MAX_SOURCE);
    String type = required(event, "type", MAX_TYPE);
    Map<String, Object> values = new HashMap<>(data(event));
    return new Message(
        index,
        source,
        id,
        Kind.TRACK,
        contact(event, values),
        Optional.empty(),
        Optional.of(type),
        times.occurredAt(event, "time"),
        values,
        MissingNode.getInstance());
  }

  private static String required(JsonNode event, String name, int maxLength) {
    JsonNode value = event.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IllegalArgumentException(name + ": a text is needed");
    }
    return JsonBody.requireId(name, value.textValue(), maxLength);
  }

  private static Map<String, Object> data(JsonNode event) {
    if (event.has("data_base64")) {
      throw new IllegalArgumentException("data_base64: send data, a JSON object");
    }
    JsonNode type = event.path("datacontenttype");
    if (!type.isMissingNode() && !type.isNull() && !ContentMode.isJson(type.asText())) {
      throw new IllegalArgumentException("datacontenttype: allowed: application/json");
    }
    JsonNode data = event.path("data");
    if (!data.isMissingNode() && !data.isNull() && !data.isObject()) {
      throw new IllegalArgumentException("data: a JSON object");
    }
    return JsonBody.values(data);
  }

  /** Named by the subject, else by ids among the data, which then are no values. */
  private static ContactId contact(JsonNode event, Map<String, Object> values) {
    Optional<ContactId> subject = JsonBody.text(event, "subject").flatMap(CloudEvent::named);
    if (subject.isPresent()) {
      return subject.get();
    }
    Object user = values.remove(USER_ID);
    Object visitor = values.remove(ANONYMOUS_ID);
    return id(user)
        .map(ContactId::user)
        .or(() -> id(visitor).map(ContactId::anonymous))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "subject: user:ID or anonymous:ID, or data with userId or anonymousId, is needed"));
  }

  private static Optional<ContactId> named(String subject) {
    int colon = subject.indexOf(':');
    String id = subject.substring(colon + 1);
    if (colon < 0 || id.isEmpty()) {
      return Optional.empty();
    }
    return switch (subject.substring(0, colon)) {
      case "user" -> Optional.of(ContactId.user(id));
      case "anonymous" -> Optional.of(ContactId.anonymous(id));
      default -> Optional.empty();
    };
  }

  private static Optional<String> id(@org.jspecify.annotations.Nullable Object value) {
    boolean isPlain = value instanceof String || value instanceof Number;
    return isPlain
        ? Optional.of(String.valueOf(value)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
