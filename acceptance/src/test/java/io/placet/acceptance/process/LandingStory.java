package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.schemas.register.RegisterLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the data folder of a landing is filled with: some weeks of a made-up shop, on the events'
 * clock, so that nothing in it grows old. Its register keeps all but dead letters as long as a
 * register can, for the same reason.
 */
final class LandingStory {
  static final String EMAIL = "buyer@example.org";
  static final String BUYER = "user:buyer";
  static final String LEAVER = "user:leaver";
  static final String NEWCOMER = "user:newcomer";
  static final String LAPSED = "user:lapsed";
  static final String SILENT = "user:silent";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant END = Instant.parse("2025-06-30T12:00:00Z");

  /** Enough for every partition of the events, so that event time moves on. */
  private static final int CROWD = 24;

  private LandingStory() {}

  /** An order, by which contact and message id it is found again behind the gate. */
  record Order(String contact, String messageId, Instant at) {
    Order(String contact, int number, int daysBeforeTheEnd) {
      this(
          contact,
          contact.replaceFirst("user:", "") + "-" + number,
          END.minus(Duration.ofDays(daysBeforeTheEnd)));
    }

    String name() {
      return contact + " " + messageId;
    }

    private ObjectNode message() {
      ObjectNode message =
          JSON.createObjectNode()
              .put("type", "track")
              .put("event", "Order Completed")
              .put("userId", contact.replaceFirst("user:", ""))
              .put("messageId", messageId)
              .put("timestamp", at.toString());
      message.putObject("properties").put("order_id", messageId).put("total", 200);
      return message;
    }
  }

  static List<String> contacts() {
    return Stream.concat(Stream.of(BUYER, LEAVER, NEWCOMER, LAPSED, SILENT), crowd()).toList();
  }

  private static Stream<String> crowd() {
    return IntStream.range(0, CROWD).mapToObj(i -> "user:crowd" + i);
  }

  /** Purposes that each contact has given. */
  private static Map<String, List<String>> given() {
    return Map.of(
        BUYER, List.of("newsletter", "profiling", "analytics"),
        LEAVER, List.of("newsletter", "profiling", "analytics"),
        NEWCOMER, List.of("profiling"),
        LAPSED, List.of("profiling"));
  }

  /** Orders of those who gave something, by time. */
  static List<Order> orders() {
    return Stream.concat(
            Stream.of(
                new Order(LAPSED, 1, 100),
                new Order(BUYER, 1, 30),
                new Order(LEAVER, 1, 29),
                new Order(BUYER, 2, 20),
                new Order(LEAVER, 2, 19),
                new Order(NEWCOMER, 1, 15),
                new Order(BUYER, 3, 10),
                new Order(LEAVER, 3, 9),
                new Order(NEWCOMER, 2, 5)),
            crowd().map(contact -> new Order(contact, 1, 1)))
        .toList();
  }

  /** An order that was sent before, and one that makes the newcomer a frequent buyer. */
  static List<Order> tail() {
    return List.of(new Order(BUYER, 3, 10), new Order(NEWCOMER, 3, 0));
  }

  static Path writeRegister(Path folder) throws IOException {
    String yaml = RegisterLoader.sampleYaml();
    int retention = yaml.lastIndexOf("retention:");
    return Files.writeString(
        folder.resolve("register.yaml"),
        yaml.substring(0, retention)
            + yaml.substring(retention).replaceAll("(?<!deadLetters): P[0-9]+D", ": P9999D"),
        UTF_8);
  }

  /** Plays it up to the withdrawals. */
  static void play(Api api) {
    ObjectNode identify = JSON.createObjectNode().put("type", "identify").put("userId", "buyer");
    identify.putObject("traits").put("email", EMAIL);
    given()
        .forEach(
            (contact, purposes) ->
                purposes.forEach(purpose -> api.decide(contact, purpose, "GIVEN")));
    crowd().forEach(contact -> api.decide(contact, "analytics", "GIVEN"));
    api.batch(List.of(identify));
    send(api, orders());
    send(api, List.of(new Order(SILENT, 1, 8)));
  }

  /** Someone leaves; only after all orders are through the gate, for they count. */
  static List<String> leave(Api api) {
    return List.of(api.withdraw(LEAVER, "profiling"), api.withdraw(LEAVER, "analytics"));
  }

  static void send(Api api, List<Order> orders) {
    api.batch(orders.stream().map(Order::message).toList());
  }
}
