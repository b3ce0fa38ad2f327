package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A contact all of whose details occur nowhere else. */
record Planted(String userId, String email, String phone, String name, List<String> orderIds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Planted named(String kind) {
    String canary = kind + "-" + UUID.randomUUID();
    long digits = 1_000_000_000L + Math.floorMod(canary.hashCode(), 1_000_000_000);
    return new Planted(
        canary,
        "mail." + canary + "@example.org",
        "+33" + digits,
        "Name " + canary,
        List.of("order-a-" + canary, "order-b-" + canary, "order-c-" + canary));
  }

  String contact() {
    return "user:" + userId;
  }

  ObjectNode identify() {
    ObjectNode message = JSON.createObjectNode().put("type", "identify").put("userId", userId);
    message.putObject("traits").put("email", email).put("phone", phone).put("name", name);
    return message;
  }

  List<ObjectNode> orders() {
    return orderIds.stream().map(this::order).toList();
  }

  private ObjectNode order(String orderId) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "track")
            .put("event", "Order Completed")
            .put("userId", userId)
            .put("messageId", "message-" + orderId);
    message
        .putObject("properties")
        .put("order_id", orderId)
        .put("total", 200)
        .put("email", email)
        .put("phone", phone)
        .put("name", name);
    return message;
  }

  List<String> identifiers() {
    List<String> all = new ArrayList<>(List.of(userId, email, phone, phone.substring(1), name));
    all.addAll(orderIds);
    return all;
  }
}
