package io.placet.gateway.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.placet.domain.contact.ContactId;
import io.placet.domain.event.EventIds;
import io.placet.gateway.collect.Message.Kind;
import io.placet.gateway.collect.Outcome.Fate;
import io.placet.gateway.http.ApiException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads bodies of Segment's tracking API. A bad message never fails its batch; a body that is no
 * JSON does.
 */
final class Messages {
  /** Segment's bounds. */
  private static final int MAX_MESSAGES = 2_500;

  private static final int MAX_MESSAGE_BYTES = 32 * 1024;
  private static final int MAX_ID = 100;
  private static final String ALIAS = "alias";

  /** Arithmetic on what is beyond overflows. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  /** Messages that could be read, and what became of the others. */
  record Read(List<Message> messages, List<Outcome> rejected) {}

  private final Supplier<UUID> ids;

  Messages(Supplier<UUID> ids) {
    this.ids = ids;
  }

  Read batch(Buffer body, Instant receivedAt) {
    JsonNode root = parse(body);
    JsonNode batch = root.path("batch");
    if (!batch.isArray()) {
      throw ApiException.badRequest("batch: a list of messages is needed");
    }
    if (batch.size() > MAX_MESSAGES) {
      throw ApiException.tooLarge(
          "a batch has at most " + MAX_MESSAGES + " messages, this one has " + batch.size());
    }
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    Duration skew = skew(root, receivedAt);
    for (int index = 0; index < batch.size(); index++) {
      String type = batch.get(index).path("type").asText("");
      add(read, index, type, batch.get(index), skew, receivedAt);
    }
    return read;
  }

  Read single(String type, Buffer body, Instant receivedAt) {
    JsonNode root = parse(body);
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    add(read, 0, type, root, skew(root, receivedAt), receivedAt);
    return read;
  }

  private void add(
      Read read, int index, String type, JsonNode node, Duration skew, Instant receivedAt) {
    String messageId = node.path("messageId").asText("");
    try {
      read.messages().add(message(index, type, messageId, node, skew, receivedAt));
    } catch (IllegalArgumentException wrong) {
      String shown = messageId.length() <= MAX_ID ? messageId : "";
      read.rejected()
          .add(
              new Outcome(
                  Fate.REJECTED, index, shown, "malformed", String.valueOf(wrong.getMessage())));
    }
  }

  private Message message(
      int index, String type, String messageId, JsonNode node, Duration skew, Instant receivedAt) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("a message is a JSON object");
    }
    if (node.toString().length() > MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException("a message has at most " + MAX_MESSAGE_BYTES + " bytes");
    }
    if (messageId.length() > MAX_ID) {
      throw new IllegalArgumentException("messageId: at most " + MAX_ID + " characters");
    }
    if (!EventIds.isAllowed(messageId)) {
      throw new IllegalArgumentException("messageId: no control characters");
    }
    Kind kind = kind(type);
    String values = kind == Kind.TRACK ? "properties" : "traits";
    Optional<String> event = Optional.ofNullable(node.path("event").textValue());
    if (kind == Kind.TRACK && event.isEmpty()) {
      throw new IllegalArgumentException(
          "event: the name of an event type of the register is needed");
    }
    return new Message(
        index,
        messageId.isEmpty() ? ids.get().toString() : messageId,
        kind,
        contact(node),
        kind == Kind.IDENTIFY ? visitor(type, node) : Optional.empty(),
        event,
        occurredAt(node, skew, receivedAt),
        node.path(values).isObject() ? JSON.convertValue(node.path(values), VALUES) : Map.of(),
        node.path("context"));
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "track" -> Kind.TRACK;
      // an alias is an identify that says the visitor's id in another place, and nothing else
      case "identify", ALIAS -> Kind.IDENTIFY;
      default -> throw new IllegalArgumentException("type: allowed: track, identify, alias");
    };
  }

  private static Optional<ContactId> visitor(String type, JsonNode node) {
    return text(node, type.equals(ALIAS) ? "previousId" : "anonymousId").map(ContactId::anonymous);
  }

  private static ContactId contact(JsonNode node) {
    return text(node, "userId")
        .map(ContactId::user)
        .or(() -> text(node, "anonymousId").map(ContactId::anonymous))
        .orElseThrow(() -> new IllegalArgumentException("userId or anonymousId is needed"));
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  /** When it happened by the server's clock, never after it was received; without a time, now. */
  private static Instant occurredAt(JsonNode node, Duration skew, Instant receivedAt) {
    Instant corrected = instant(node, "timestamp").map(sent -> sent.plus(skew)).orElse(receivedAt);
    if (corrected.isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException("timestamp: 1970 or later");
    }
    return corrected.isAfter(receivedAt) ? receivedAt : corrected;
  }

  private static Duration skew(JsonNode root, Instant receivedAt) {
    try {
      return instant(root, "sentAt")
          .map(sent -> Duration.between(sent, receivedAt))
          .orElse(Duration.ZERO);
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static Optional<Instant> instant(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(value.asText()).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw new IllegalArgumentException(name + ": a year from 0000 to 9999");
      }
      return Optional.of(instant);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(name + ": an instant such as 2026-11-23T10:00:00Z", wrong);
    }
  }

  private static JsonNode parse(Buffer body) {
    try {
      JsonNode root = JSON.readTree(body.getBytes());
      if (root == null || !root.isObject()) {
        throw ApiException.badRequest("the body is a JSON object");
      }
      return root;
    } catch (JsonProcessingException malformed) {
      throw ApiException.badRequest("the body is no JSON" + place(malformed));
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  /** Of what breaks a bound of the parser there is no place. */
  private static String place(JsonProcessingException malformed) {
    return Optional.ofNullable(malformed.getLocation())
        .map(at -> ": line " + at.getLineNr() + ", column " + at.getColumnNr())
        .orElse(", or nests too deep");
  }
}
