package io.placet.gateway.collect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.domain.contact.ContactId;
import io.placet.gateway.collect.JsonBody;
import io.placet.gateway.collect.Message;
import io.placet.gateway.collect.Message.Kind;
import io.placet.gateway.collect.SentTimes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Maps one call to a message. */
final class SegmentMessage {
  private static final String PROPERTIES = "properties";
  private static final String TRAITS = "traits";
  private static final String GROUP_ID = "groupId";

  private SegmentMessage() {}

  /**
   * The message that a call is.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  static Message read(int index, String id, Call call, JsonNode node, SentTimes times) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("a message is a JSON object");
    }
    return new Message(
        index,
        "",
        id,
        isIdentify(call) ? Kind.IDENTIFY : Kind.TRACK,
        contact(node),
        visitor(call, node),
        event(call, node),
        times.occurredAt(node, "timestamp"),
        values(call, node),
        node.path("context"));
  }

  private static boolean isIdentify(Call call) {
    return call == Call.IDENTIFY || call == Call.ALIAS;
  }

  private static ContactId contact(JsonNode node) {
    return JsonBody.text(node, "userId")
        .map(ContactId::user)
        .or(() -> JsonBody.text(node, "anonymousId").map(ContactId::anonymous))
        .orElseThrow(() -> new IllegalArgumentException("userId or anonymousId is needed"));
  }

  private static Optional<ContactId> visitor(Call call, JsonNode node) {
    if (!isIdentify(call)) {
      return Optional.empty();
    }
    String name = call == Call.ALIAS ? "previousId" : "anonymousId";
    return JsonBody.text(node, name).map(ContactId::anonymous);
  }

  private static Optional<String> event(Call call, JsonNode node) {
    if (call != Call.TRACK) {
      return call.event();
    }
    return Optional.of(
        Optional.ofNullable(node.path("event").textValue())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "event: the name of an event type of the register is needed")));
  }

  private static Map<String, Object> values(Call call, JsonNode node) {
    return switch (call) {
      case TRACK -> JsonBody.values(node.path(PROPERTIES));
      case PAGE, SCREEN -> named(node);
      case GROUP -> group(node);
      case IDENTIFY, ALIAS -> JsonBody.values(node.path(TRAITS));
    };
  }

  /** Name and category are a value like the others; SDKs repeat them among the properties. */
  private static Map<String, Object> named(JsonNode node) {
    Map<String, Object> values = new HashMap<>(JsonBody.values(node.path(PROPERTIES)));
    for (String name : new String[] {"name", "category"}) {
      JsonBody.text(node, name).ifPresent(text -> values.putIfAbsent(name, text));
    }
    return values;
  }

  private static Map<String, Object> group(JsonNode node) {
    Map<String, Object> values = new HashMap<>(JsonBody.values(node.path(TRAITS)));
    values.put(
        GROUP_ID,
        JsonBody.text(node, GROUP_ID)
            .orElseThrow(() -> new IllegalArgumentException("groupId is needed")));
    return values;
  }
}
