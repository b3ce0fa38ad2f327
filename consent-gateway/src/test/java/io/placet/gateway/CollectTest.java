package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The forms in which messages come, and which of them are turned away. */
class CollectTest extends OrdersAtTheGateway {
  CollectTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void aBatchIsTakenWithTheWriteKeyAsBasicUserWhateverItsContentType() {
    consented("basic");
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(bytes(gateway.token("writeKey") + ":"));
    Http sdk = new Http(gateway.gateway().port(), basic);

    Answer answer =
        sdk.postBytes("/v1/batch", body(batch(order("basic"))), "Content-Type", "text/plain");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
    assertThat(eventsOf("basic")).hasSize(1);
  }

  @Test
  void aPackedBatchIsUnpackedWhateverItsContentType() {
    consented("packed");

    Answer answer =
        gateway
            .sender()
            .postBytes(
                "/v1/batch",
                Gzip.of(body(batch(order("packed")))),
                "Content-Encoding",
                "gzip",
                "Content-Type",
                "application/x-www-form-urlencoded");

    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
    assertThat(eventsOf("packed")).hasSize(1);
  }

  @Test
  void oneEventIsTakenWithTheWriteKeyInItsBody() {
    consented("in-body");
    JsonObject event = order("in-body").put("writeKey", gateway.token("writeKey"));
    event.remove("type");

    Answer answer =
        gateway.anonymous().postBytes("/v1/track", body(event), "Content-Type", "application/json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(eventsOf("in-body")).hasSize(1);
  }

  @Test
  void anotherTokenInTheBodyIsNoWriteKey() {
    JsonObject event = order("in-body").put("writeKey", gateway.token("officerToken"));

    assertThat(gateway.anonymous().postBytes("/v1/track", body(event)).status()).isEqualTo(401);
  }

  @Test
  void brokenJsonIsTurnedAwayWithItsPlace() {
    Answer answer = gateway.sender().postBytes("/v1/batch", bytes("{\n\"batch\": [\n}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().getString("detail")).contains("line 3");
  }

  @Test
  void aBatchThatIsNoListIsTurnedAway() {
    Answer answer = gateway.sender().post("/v1/batch", new JsonObject().put("batch", 1));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).startsWith("batch:");
  }

  @Test
  void anUndeclaredTypeIsRejectedAndTheRestTaken() {
    consented("rest");

    Answer answer = send(order("rest").put("event", "Cart Viewed"), order("rest"));

    JsonObject rejected = only(answer, "rejected");
    assertThat(rejected.getInteger("index")).isZero();
    assertThat(rejected.getString("reason")).isEqualTo("undeclared_event_type");
    assertThat(rejected.getString("detail")).contains("Order Completed", "Product Viewed");
    assertThat(eventsOf("rest")).hasSize(1);
  }

  @Test
  void anEventWithoutIdsIsRejected() {
    JsonObject event = order("nobody");
    event.remove("userId");

    JsonObject rejected = only(send(event), "rejected");

    assertThat(rejected.getString("reason")).isEqualTo("malformed");
    assertThat(rejected.getString("detail")).isEqualTo("userId or anonymousId is needed");
  }

  @Test
  void whatIsNoMessageIsRejectedAlone() {
    consented("alone");
    JsonObject wide = order("alone");
    wide.getJsonObject("properties").put("coupon", "x".repeat(40_000));
    JsonArray messages =
        new JsonArray()
            .add(7)
            .addNull()
            .add(order("alone").put("type", "purchase"))
            .add(order("alone").put("messageId", "m".repeat(101)))
            .add(order("alone").put("userId", "u".repeat(257)))
            .add(order("alone").put("timestamp", "yesterday"))
            .add(order("alone").put("timestamp", "-999999999-01-01T00:00:00Z"))
            .add(order("alone").put("timestamp", "+999999999-12-31T23:59:59Z"))
            .add(wide)
            .add(order("alone"));

    Answer answer =
        gateway
            .sender()
            .post(
                "/v1/batch",
                new JsonObject().put("batch", messages).put("sentAt", "2001-01-01T00:00:00Z"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("rejected"))
        .extracting(rejected -> rejected.getInteger("index"))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(eventsOf("alone")).hasSize(1);
  }

  @Test
  void moreMessagesThanABatchMayHaveAreRefused() {
    JsonArray messages = new JsonArray();
    for (int i = 0; i < 2_501; i++) {
      messages.add(new JsonObject().put("type", "track"));
    }

    Answer answer = gateway.sender().post("/v1/batch", new JsonObject().put("batch", messages));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().getString("detail")).contains("2500", "2501");
  }
}
