package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers with an address who read the newsletter and ordered once, in a segment of their own.
 *
 * @param name of them all, such as {@code winter}
 */
record Buyers(String name, int contacts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String segment() {
    return name + "-buyers";
  }

  String email(int number) {
    return user(number) + "@shop.example";
  }

  List<String> emails() {
    return IntStream.range(0, contacts).mapToObj(this::email).toList();
  }

  /** Defines the segment, and has them consent and order. */
  void fill(Api api) {
    api.define(definition());
    IntStream.range(0, contacts).forEach(number -> buys(api, number));
  }

  private String user(int number) {
    return name + "-" + number;
  }

  private ObjectNode definition() {
    ObjectNode segment =
        JSON.createObjectNode()
            .put("id", segment())
            .put("name", "Buyers of " + name)
            .put("description", "Who ordered")
            .put("purpose", "profiling");
    segment
        .putObject("rule")
        .put("measure", "count")
        .put("event", "Order Completed")
        .put("operator", ">=")
        .put("value", 1);
    return segment;
  }

  private void buys(Api api, int number) {
    String user = user(number);
    api.identify(user, email(number));
    api.decide("user:" + user, "profiling", "GIVEN");
    api.decide("user:" + user, "newsletter", "GIVEN");
    ObjectNode order =
        JSON.createObjectNode()
            .put("type", "track")
            .put("userId", user)
            .put("event", "Order Completed");
    order.putObject("properties").put("total", 12).put("currency", "EUR");
    api.batch(List.of(order));
  }
}
