package io.placet.acceptance.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What senders put into a batch, with a canary in every place of it. */
final class CanaryMessages {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** In a batch, these become known by events; of the rest requests of their own tell. */
  static final List<String> CONTACTS =
      List.of(
          "buyer", "leaver", "erased", "undecided", "restricted", "minor", "linked", "imported");

  private final Canaries canaries;

  CanaryMessages(Canaries canaries) {
    this.canaries = canaries;
  }

  /** All their addresses and names, and whom a visitor turns out to be. */
  List<ObjectNode> identifies() {
    List<ObjectNode> messages = new ArrayList<>();
    for (String contact : CONTACTS) {
      ObjectNode message = message("identify", contact);
      message
          .putObject("traits")
          .put("email", canaries.email("e-mail of the " + contact))
          .put("phone", canaries.phone("phone of the " + contact))
          .put("name", "Name " + canaries.of("name of the " + contact))
          .put(canaries.of("name of a trait"), 1)
          .putObject("address")
          .put("street", canaries.of("street of the " + contact));
      messages.add(message);
    }
    ObjectNode linked = message("identify", "linked");
    linked.put("anonymousId", canaries.of("anonymous id"));
    linked.putObject("traits").put("email", "no address " + canaries.of("no address"));
    messages.add(linked);
    messages.add(
        JSON.createObjectNode()
            .put("type", "alias")
            .put("userId", canaries.user("linked"))
            .put("previousId", canaries.of("previous id")));
    return messages;
  }

  /** One event for each contact with all fields, then what does not fit, then what is no event. */
  List<ObjectNode> events() {
    List<ObjectNode> messages = new ArrayList<>();
    for (String contact : CONTACTS) {
      messages.add(order(contact));
      messages.add(view(contact));
    }
    messages.add(click());
    messages.add(misfit());
    messages.addAll(rejects());
    return messages;
  }

  /** Another event of the buyer. */
  ObjectNode anotherOrder() {
    return order("buyer").put("messageId", canaries.of("message id in the new epoch"));
  }

  private ObjectNode message(String type, String contact) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", type)
            .put("userId", canaries.user(contact))
            .put("messageId", canaries.of("message id"))
            .put("undeclared", canaries.of("beside the message"));
    context(message.putObject("context"));
    message.putObject("integrations").put(canaries.of("name of an integration"), true);
    return message;
  }

  private void context(ObjectNode context) {
    context
        .put("ip", canaries.of("ip"))
        .put("userAgent", "Mozilla/5.0 " + canaries.of("user agent of the context"))
        .put("locale", canaries.of("locale"));
    context
        .putObject("page")
        .put("url", "https://shop.example/?q=" + canaries.of("page of the context"));
    context.putObject("traits").put("email", canaries.email("e-mail of the context"));
    context.putObject("device").put("id", canaries.of("device"));
  }

  private ObjectNode order(String contact) {
    ObjectNode message = message("track", contact).put("event", "Order Completed");
    message.put("messageId", canaries.of("message id of the " + contact));
    message
        .putObject("properties")
        .put("order_id", canaries.of("pseudonymised field"))
        .put("coupon", canaries.of("kept field"))
        .put("total", 200)
        .put("currency", "EUR")
        .put("postcode", "29200")
        .put("birth_date", "1961-02-03")
        .put("email", canaries.email("dropped field"))
        .put("gift_message", canaries.of("undeclared field"))
        .put(canaries.of("name of an undeclared field"), 1)
        .putArray("products")
        .addObject()
        .put("name", canaries.of("list"));
    return message;
  }

  private ObjectNode view(String contact) {
    ObjectNode message = message("track", contact).put("event", "Product Viewed");
    message.put("messageId", canaries.of("other message id of the " + contact));
    message
        .putObject("properties")
        .put(
            "url",
            "https://shop.example/orders/" + canaries.of("URL") + "?u=" + canaries.of("query"))
        .put("referrer", "https://www.example.com/" + canaries.of("referrer"))
        .put("user_agent", "Mozilla/5.0 Firefox/128.0 " + canaries.of("user agent"));
    return message;
  }

  private ObjectNode click() {
    ObjectNode message = message("track", "buyer").put("event", "Email Link Clicked");
    message.put("messageId", canaries.of("message id of a click"));
    message
        .putObject("properties")
        .put("email_id", canaries.of("pseudonymised id of a mail"))
        .put("link_url", "https://shop.example/" + canaries.of("dropped link"));
    return message;
  }

  private ObjectNode misfit() {
    ObjectNode message = message("track", "buyer").put("event", "Order Completed");
    message.put("messageId", canaries.of("message id of a misfit"));
    message
        .putObject("properties")
        .put("total", canaries.of("misfitting number"))
        .put("postcode", canaries.of("misfitting postcode"))
        .put("birth_date", canaries.of("misfitting birth date"))
        .putObject("currency")
        .put("code", canaries.of("misfitting object"));
    return message;
  }

  private List<ObjectNode> rejects() {
    ObjectNode undeclared = message("track", "buyer").put("event", canaries.of("event type"));
    undeclared.put("messageId", canaries.of("message id of what is rejected"));
    undeclared.putObject("properties").put("x", canaries.of("field of an undeclared event"));
    ObjectNode nobody =
        JSON.createObjectNode().put("type", "track").put("event", "Order Completed");
    nobody.putObject("properties").put("order_id", canaries.of("event of nobody"));
    ObjectNode odd = message(canaries.of("type of a message"), "buyer");
    ObjectNode late = order("buyer").put("timestamp", canaries.of("timestamp that is none"));
    ObjectNode visitor = order("buyer").put("anonymousId", canaries.of("silent visitor"));
    visitor.remove("userId");
    return List.of(undeclared, nobody, odd, late, visitor);
  }
}
