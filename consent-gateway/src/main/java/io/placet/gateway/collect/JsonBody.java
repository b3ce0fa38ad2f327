package io.placet.gateway.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.placet.domain.event.EventIds;
import io.placet.gateway.http.ApiException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON of senders, with exact numbers and the bounds that all protocols share. */
public final class JsonBody {
  /** Messages of one request. */
  public static final int MAX_MESSAGES = 2_500;

  private static final int MAX_MESSAGE_BYTES = 32 * 1024;
  private static final int MOST_BYTES_OF_A_CHAR = 3;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonBody() {}

  /** A body; a problem that does not repeat it where it is no JSON. */
  public static JsonNode parse(Buffer body) {
    try {
      return JSON.readTree(body.getBytes());
    } catch (JsonProcessingException malformed) {
      throw ApiException.badRequest("the body is no JSON" + place(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Of what breaks a bound of the parser there is no place. */
  private static String place(JsonProcessingException malformed) {
    return Optional.ofNullable(malformed.getLocation())
        .map(at -> ": line " + at.getLineNr() + ", column " + at.getColumnNr())
        .orElse(", or nests too deep");
  }

  /** Refuses more messages than one request may have. */
  public static void requireFew(int messages) {
    if (messages > MAX_MESSAGES) {
      throw ApiException.tooLarge(
          "a batch has at most " + MAX_MESSAGES + " messages, this one has " + messages);
    }
  }

  /**
   * Holds a message against the bound for one.
   *
   * @param bodyBytes of all of them
   * @throws IllegalArgumentException with what is allowed
   */
  public static void requireSmall(JsonNode message, long bodyBytes) {
    if (bodyBytes <= MAX_MESSAGE_BYTES) {
      return;
    }
    String text = message.toString();
    if (text.length() > MAX_MESSAGE_BYTES
        || (text.length() > MAX_MESSAGE_BYTES / MOST_BYTES_OF_A_CHAR
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES)) {
      throw new IllegalArgumentException("a message has at most " + MAX_MESSAGE_BYTES + " bytes");
    }
  }

  /**
   * An id as a sender may give it.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static String requireId(String name, String id, int maxLength) {
    if (id.length() > maxLength) {
      throw new IllegalArgumentException(name + ": at most " + maxLength + " characters");
    }
    if (!EventIds.isAllowed(id)) {
      throw new IllegalArgumentException(name + ": no control characters");
    }
    return id;
  }

  /** A plain value as text; empty where there is none. */
  public static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /** The values of an object; none where it is something else. */
  public static Map<String, Object> values(JsonNode node) {
    if (!node.isObject()) {
      return Map.of();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> values(node);
      case ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>(node.size());
        node.forEach(item -> items.add(value(item)));
        yield items;
      }
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      // of JSON alone there is nothing else
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }
}
