package io.placet.gateway.collect.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.gateway.collect.JsonBody;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.Exchange;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings an event whose attributes are headers into the form that it has as JSON. */
final class BinaryEvent {
  private static final List<String> ATTRIBUTES =
      List.of("specversion", "id", "source", "type", "subject", "time");

  private BinaryEvent() {}

  static JsonNode asJson(Exchange exchange, Buffer body) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    for (String name : ATTRIBUTES) {
      exchange.header("ce-" + name).ifPresent(value -> event.put(name, decoded(name, value)));
    }
    if (body.length() > 0) {
      event.set("data", JsonBody.parse(body));
    }
    return event;
  }

  /** What is no plain ASCII is percent-encoded in headers; a plus stands for itself. */
  private static String decoded(String name, String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.badRequest("ce-" + name + ": % stands before two hexadecimal digits");
    }
  }
}
