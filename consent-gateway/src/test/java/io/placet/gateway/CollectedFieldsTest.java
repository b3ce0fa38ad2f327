package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.FieldValue;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What of an event reaches the topic, and what the sender is told of the rest. */
class CollectedFieldsTest extends OrdersAtTheGateway {
  CollectedFieldsTest(RunningGateway gateway, Log log) {
    super(gateway, log);
  }

  @Test
  void anUndeclaredFieldIsDroppedBeforeTheTopicAndTold() {
    consented("undeclared");
    JsonObject event = order("undeclared");
    event.getJsonObject("properties").put("gift_message", "Happy birthday, Marie");

    Answer answer = send(event);

    JsonObject reduced = only(answer, "reduced");
    assertThat(reduced.getString("reason")).isEqualTo("undeclared_fields");
    assertThat(reduced.getString("detail")).isEqualTo("gift_message");
    assertThat(eventsOf("undeclared").get(0).fields())
        .containsKey("currency")
        .doesNotContainKey("gift_message");
  }

  @Test
  void aFieldThatStaysBeforeTheGateIsDroppedInSilence() {
    consented("dropped");
    JsonObject event = order("dropped");
    event.getJsonObject("properties").put("email", "marie@example.org");

    assertThat(send(event).list("reduced")).isEmpty();

    assertThat(new String(eventsOf("dropped").get(0).record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("marie");
  }

  @Test
  void aValueThatDoesNotFitIsDroppedAndTold() {
    consented("misfit");
    JsonObject event = order("misfit");
    event.getJsonObject("properties").put("lines", "three").put("total", 1.23456);

    JsonObject reduced = only(send(event), "reduced");

    assertThat(reduced.getString("reason")).isEqualTo("misfitting_fields");
    assertThat(reduced.getString("detail")).isEqualTo("lines, total");
    assertThat(eventsOf("misfit").get(0).field("total")).isEmpty();
  }

  @Test
  void ofAGeneralisedFieldOnlyTheCoarseValueReachesTheTopic() {
    consented("coarse");
    JsonObject event = order("coarse").put("timestamp", "2006-11-22T23:59:59Z");
    event.getJsonObject("properties").put("postcode", "29217").put("birth_date", "1991-11-23");

    assertThat(send(event).list("reduced")).isEmpty();

    Placed placed = eventsOf("coarse").get(0);
    assertThat(placed.field("postcode")).contains(new FieldValue.Text("29"));
    assertThat(placed.field("birth_date")).contains(new FieldValue.Text("0-14"));
    assertThat(new String(placed.record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("29217", "1991-11");
  }

  @Test
  void aValueThatCannotBeGeneralisedIsDroppedToldAndCounted() {
    consented("uncoarse");
    JsonObject event = order("uncoarse");
    event.getJsonObject("properties").put("postcode", "29217 Plougonvelin").put("lines", "three");

    JsonObject reduced = only(send(event), "reduced");

    assertThat(reduced.getString("reason")).isEqualTo("misfitting_fields");
    assertThat(reduced.getString("detail")).isEqualTo("lines, postcode (no departement)");
    Placed placed = eventsOf("uncoarse").get(0);
    assertThat(new String(placed.record().value(), StandardCharsets.ISO_8859_1))
        .doesNotContain("29217", "Plougonvelin");
    assertThat(gateway.management().get("/metrics").text())
        .containsPattern(
            "placet_misfitting_fields_total\\{event_type=\"Order Completed\",field=\"postcode\","
                + "reason=\"not_generalised\"\\} 1");
  }

  @Test
  void amountsAreExactToFourDecimalsOnTheTopic() {
    consented("exact");
    String event =
        order("exact").encode().replace("\"total\":39.9", "\"total\":90071992547409.9317");

    gateway.sender().postBytes("/v1/track", bytes(event));

    assertThat(eventsOf("exact").get(0).field("total"))
        .contains(new FieldValue.Decimal(900719925474099317L));
  }

  @Test
  void anAbsurdExponentIsAMisfitAndTakesNoTime() {
    consented("absurd");
    String event = order("absurd").encode().replace("\"total\":39.9", "\"total\":1e999999999");

    Answer answer = gateway.sender().postBytes("/v1/track", bytes(event));

    assertThat(only(answer, "reduced").getString("detail")).isEqualTo("total");
  }
}
