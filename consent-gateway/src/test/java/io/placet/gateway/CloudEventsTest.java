package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents in their three content modes, and what is none of them. */
class CloudEventsTest extends OrdersAtTheGateway {
  private static final String PATH = "/v1/cloudevents";
  private static final String ONE = "application/cloudevents+json; charset=utf-8";
  private static final String LIST = "application/cloudevents-batch+json";

  CloudEventsTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void oneEventAsJsonIsTakenAsAnEventOfItsType() {
    consented("structured");

    Answer answer = post(ONE, event("structured", "1").encode());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
    Placed placed = eventsOf("structured").get(0);
    assertThat(placed.envelope().getType()).isEqualTo(ORDER);
    assertThat(placed.field("currency")).contains(new FieldValue.Text("EUR"));
  }

  @Test
  void oneEventWhoseAttributesAreHeadersIsTaken() {
    consented("binäry+1");

    Answer answer =
        gateway
            .sender()
            .postBytes(
                PATH,
                bytes("{\"currency\": \"EUR\"}"),
                "Content-Type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-id",
                "1",
                "ce-source",
                "/shop",
                "ce-type",
                "Order%20Completed",
                "ce-subject",
                "user:bin%C3%A4ry+1");

    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
    assertThat(eventsOf("binäry+1")).hasSize(1);
  }

  @Test
  void aListIsTakenAndABadOrDeniedEventFailsNoOther() {
    consented("listed");
    JsonArray list =
        new JsonArray()
            .add(event("listed", "1"))
            .add(event("denied", "2"))
            .add(event("listed", "3").put("specversion", "0.3"))
            .add(event("listed", "4"));

    Answer answer = post(LIST, list.encode());

    assertThat(only(answer, "withheld").getInteger("index")).isEqualTo(1);
    assertThat(only(answer, "rejected").getString("messageId")).isEqualTo("3");
    assertThat(eventsOf("listed")).hasSize(2);
  }

  @Test
  void theSameIdOfOneSourceIsTheSameEventAndOfAnotherIsNot() {
    consented("ids");

    post(ONE, event("ids", "1").encode());
    post(ONE, event("ids", "1").encode());
    post(ONE, event("ids", "1").put("source", "/till").encode());

    assertThat(eventsOf("ids"))
        .hasSize(3)
        .extracting(placed -> placed.envelope().getEventId())
        .containsExactly(
            eventsOf("ids").get(0).envelope().getEventId(),
            eventsOf("ids").get(0).envelope().getEventId(),
            eventsOf("ids").get(2).envelope().getEventId());
    assertThat(eventsOf("ids").get(2).envelope().getEventId())
        .isNotEqualTo(eventsOf("ids").get(0).envelope().getEventId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain", "application/cloudevents+avro", "text/xml"})
  void whatIsNoCloudEventIsRefusedWithWhatIsTaken(String type) {
    Answer answer = post(type, event("refused", "1").encode());

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().getString("detail"))
        .contains("application/cloudevents+json", "application/cloudevents-batch+json", "ce-id");
  }

  @Test
  void aBodyThatIsNoListIsRefused() {
    assertThat(post(LIST, "{}").status()).isEqualTo(400);
    assertThat(post(ONE, "{").status()).isEqualTo(400);
  }

  @Test
  void aPageIsToldNothing() {
    Answer answer =
        gateway.browser().postBytes(PATH, body(event("nobody", "1")), "Content-Type", ONE);

    assertThat(answer.json()).isEqualTo(new JsonObject().put("success", true));
  }

  private Answer post(String type, String body) {
    return gateway.sender().postBytes(PATH, bytes(body), "Content-Type", type);
  }

  private static JsonObject event(String user, String id) {
    return new JsonObject()
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", "/shop")
        .put("type", ORDER)
        .put("subject", "user:" + user)
        .put("data", new JsonObject().put("currency", "EUR"));
  }
}
