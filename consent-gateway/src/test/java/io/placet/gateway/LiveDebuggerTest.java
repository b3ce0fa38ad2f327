package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What who watches is shown of messages as they come in. */
class LiveDebuggerTest extends OrdersAtTheGateway {
  private static final String PATH = "/v1/debugger/events";
  private static final String CANARY = "canary-1d83f0";

  LiveDebuggerTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void eachMessagesFateIsShownAsItHappens() throws IOException, InterruptedException {
    consented("watched");
    try (EventStream stream = EventStream.open(gateway.marketer(), PATH)) {
      String id = "node-next-1764150000000-" + UUID.randomUUID();
      send(
          order("watched").put("messageId", id),
          order("unheard"),
          order("watched").put("event", "Never Declared"),
          order("watched").put("properties", new JsonObject().put("surprise", 1)),
          new JsonObject().put("type", "track"));

      List<JsonObject> seen = stream.await(5);

      assertThat(stream.lines().get(0)).isEqualTo("retry: 3000");
      assertThat(stream.response().headers().firstValue("Content-Type"))
          .contains("text/event-stream");
      assertThat(seen)
          .extracting(LiveDebuggerTest::shown)
          .containsExactly(
              "accepted Order Completed []",
              "withheld Order Completed [no_record]",
              "rejected null [undeclared_event_type]",
              "reduced Order Completed [undeclared_fields]",
              "rejected null [malformed]");
      assertThat(seen.get(0).getString("messageId")).isEqualTo(id);
      assertThat(seen)
          .allSatisfy(
              one -> {
                assertThat(one.getString("protocol")).isEqualTo("segment");
                assertThat(one.getString("sender")).isEqualTo("server");
              });
    }
  }

  @Test
  void whoMayNotSeeValuesSeesNothingThatASenderCanWrite() throws IOException, InterruptedException {
    consented(CANARY);
    try (EventStream stream = EventStream.open(gateway.marketer(), PATH)) {
      sendCanaries();

      stream.await(3);

      assertThat(stream.lines()).noneMatch(line -> line.contains(CANARY));
    }
  }

  @Test
  void theOfficerSeesValuesOfWhatWasTakenAndOfNothingElse()
      throws IOException, InterruptedException {
    consented(CANARY);
    try (EventStream stream = EventStream.open(gateway.officer(), PATH)) {
      sendCanaries();

      List<JsonObject> seen = stream.await(3);

      assertThat(seen.get(0).getString("contact")).isEqualTo("user:" + CANARY);
      assertThat(seen.get(0).getJsonObject("values").getString("coupon")).isEqualTo(CANARY);
      assertThat(seen.get(0).getJsonObject("values").containsKey("undeclared")).isFalse();
      assertThat(seen.get(1).encode()).doesNotContain(CANARY);
      assertThat(seen.get(2).containsKey("contact")).isFalse();
      assertThat(seen.get(2).containsKey("values")).isFalse();
      assertThat(seen.get(2).getString("undeclared")).startsWith("Order of");
    }
  }

  @Test
  void aPagesMessageIsSeenThoughThePageIsToldNothing() throws IOException, InterruptedException {
    try (EventStream stream = EventStream.open(gateway.marketer(), PATH)) {
      gateway.browser().post("/v1/t", order("nobody-known"));

      JsonObject seen = stream.await(1).get(0);

      assertThat(seen.getString("sender")).isEqualTo("browser");
      assertThat(shown(seen)).isEqualTo("withheld Order Completed [no_record]");
    }
  }

  @Test
  void onlyWhoMayWatchMay() {
    for (Http other : List.of(gateway.sender(), gateway.browser(), gateway.tool())) {
      assertThat(other.get(PATH).status()).isEqualTo(403);
    }
    assertThat(gateway.anonymous().get(PATH).status()).isEqualTo(401);
  }

  @Test
  void moreThanMayWatchAtOnceAreToldWhenToTryAgain() throws IOException, InterruptedException {
    List<EventStream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        streams.add(EventStream.open(gateway.marketer(), PATH));
      }

      Answer another = gateway.marketer().get(PATH);

      assertThat(another.status()).isEqualTo(429);
      assertThat(another.header("Retry-After")).isEqualTo("1");
    } finally {
      streams.forEach(EventStream::close);
    }
    Eventually.holds("there is room again", this::hasRoom);
  }

  private boolean hasRoom() {
    try (EventStream stream = EventStream.open(gateway.marketer(), PATH)) {
      return stream.response().statusCode() == 200;
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void sendCanaries() {
    JsonObject values =
        new JsonObject().put("coupon", CANARY).put("undeclared", CANARY).put(CANARY, 1);
    send(
        order(CANARY).put("messageId", CANARY).put("properties", values),
        order(CANARY + "-stranger").put("messageId", CANARY).put("properties", values),
        order(CANARY).put("event", "Order of " + CANARY).put("properties", values));
  }

  private static String shown(JsonObject seen) {
    List<String> reasons =
        seen.getJsonArray("reasons", new JsonArray()).stream()
            .map(reason -> ((JsonObject) reason).getString("reason"))
            .toList();
    return seen.getString("fate") + " " + seen.getString("eventType") + " " + reasons;
  }
}
