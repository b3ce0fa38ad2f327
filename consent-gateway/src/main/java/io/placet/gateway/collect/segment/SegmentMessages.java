package io.placet.gateway.collect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.placet.gateway.collect.JsonBody;
import io.placet.gateway.collect.Message;
import io.placet.gateway.collect.SentTimes;
import io.placet.gateway.collect.Submission.Unreadable;
import io.placet.gateway.http.ApiException;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads bodies of Segment's tracking API. A bad message never fails its batch; a body that is no
 * JSON does.
 */
final class SegmentMessages {
  private static final int MAX_ID = 100;
  private static final String SENT_AT = "sentAt";

  /** Messages that could be read, and the others. */
  record Read(List<Message> messages, List<Unreadable> unreadable) {}

  private final Supplier<UUID> ids;

  SegmentMessages(Supplier<UUID> ids) {
    this.ids = ids;
  }

  Read batch(Buffer body, Instant receivedAt) {
    JsonNode root = parse(body);
    JsonNode batch = root.path("batch");
    if (!batch.isArray()) {
      throw ApiException.badRequest("batch: a list of messages is needed");
    }
    JsonBody.requireFew(batch.size());
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    SentTimes times = times(root, receivedAt);
    for (int index = 0; index < batch.size(); index++) {
      add(read, index, batch.get(index).path("type").asText(""), batch.get(index), body, times);
    }
    return read;
  }

  Read single(Call call, Buffer body, Instant receivedAt) {
    JsonNode root = parse(body);
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    add(read, 0, call.wireName(), root, body, times(root, receivedAt));
    return read;
  }

  private void add(Read read, int index, String type, JsonNode node, Buffer body, SentTimes times) {
    String messageId = node.path("messageId").asText("");
    try {
      JsonBody.requireSmall(node, body.length());
      JsonBody.requireId("messageId", messageId, MAX_ID);
      String id = messageId.isEmpty() ? ids.get().toString() : messageId;
      read.messages().add(SegmentMessage.read(index, id, Call.ofWireName(type), node, times));
    } catch (IllegalArgumentException wrong) {
      String shown = messageId.length() <= MAX_ID ? messageId : "";
      read.unreadable().add(new Unreadable(index, shown, String.valueOf(wrong.getMessage())));
    }
  }

  private static SentTimes times(JsonNode root, Instant receivedAt) {
    try {
      return SentTimes.sentAt(root, SENT_AT, receivedAt);
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static JsonNode parse(Buffer body) {
    JsonNode root = JsonBody.parse(body);
    if (!root.isObject()) {
      throw ApiException.badRequest("the body is a JSON object");
    }
    return root;
  }
}
