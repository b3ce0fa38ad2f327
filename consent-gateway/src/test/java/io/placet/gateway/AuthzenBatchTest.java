package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels Batch Core and Batch Properties. */
class AuthzenBatchTest extends AuthzenConformance {
  AuthzenBatchTest(RunningGateway gateway) {
    super(gateway);
  }

  private List<Boolean> decisions(JsonObject body) {
    Answer answer = gateway.tool().post(EVALUATIONS, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().containsKey("decision")).isFalse();
    return answer.list("evaluations").stream().map(each -> each.getBoolean("decision")).toList();
  }

  private static JsonObject contact(String user) {
    return new JsonObject().put("type", "contact").put("id", "user:" + user);
  }

  private static JsonArray aliceThenBob() {
    return new JsonArray()
        .add(new JsonObject().put("resource", contact("alice")))
        .add(new JsonObject().put("resource", contact("bob")));
  }

  @Test
  void itemsTakeTheDefaultsAndAnswersKeepTheirOrder() {
    JsonObject batch = with(body -> body.remove("resource")).put("evaluations", aliceThenBob());

    assertThat(decisions(batch)).containsExactly(true, false);
  }

  @Test
  void itemsMayBeWholeWithoutDefaults() {
    JsonArray whole = new JsonArray().add(alice()).add(Consents.mayMail("bob"));

    assertThat(decisions(new JsonObject().put("evaluations", whole))).containsExactly(true, false);
  }

  @Test
  void anItemsActionReplacesTheDefault() {
    JsonObject offers = Consents.question("user:alice", "offers", "email").getJsonObject("action");
    JsonObject batch =
        alice()
            .put(
                "evaluations",
                new JsonArray().add(new JsonObject()).add(new JsonObject().put("action", offers)));

    assertThat(decisions(batch)).containsExactly(true, false);
  }

  @Test
  void aContextIsInheritedOrReplaced() {
    JsonArray items = aliceThenBob();
    items.getJsonObject(1).put("context", new JsonObject().put("source", "batch-override"));
    JsonObject batch =
        with(body -> body.remove("resource"))
            .put("context", new JsonObject().put("time", "2025-06-27T18:03-07:00"))
            .put("evaluations", items);

    assertThat(decisions(batch)).containsExactly(true, false);
  }

  @Test
  void aTypeThatAnItemLeavesOutIsTheDefaults() {
    JsonObject batch =
        with(body -> body.put("resource", new JsonObject().put("type", "contact")))
            .put(
                "evaluations",
                new JsonArray()
                    .add(new JsonObject().put("resource", new JsonObject().put("id", "user:alice")))
                    .add(new JsonObject().put("resource", contact("bob"))));

    assertThat(decisions(batch)).containsExactly(true, false);
  }

  @Test
  void aFaultyItemFailsAlone() {
    JsonObject batch =
        with(body -> body.remove("resource"))
            .put(
                "evaluations",
                new JsonArray()
                    .add(new JsonObject().put("resource", contact("alice")))
                    .add(new JsonObject()));

    assertThat(decisions(batch)).containsExactly(true, false);
  }

  @Test
  void withoutItemsItIsASingleEvaluation() {
    assertThat(gateway.tool().post(EVALUATIONS, alice()).decision()).isTrue();
    assertThat(
            gateway
                .tool()
                .post(EVALUATIONS, alice().put("evaluations", new JsonArray()))
                .decision())
        .isTrue();
    assertThat(gateway.tool().post(EVALUATIONS, with(body -> body.remove("resource"))).status())
        .isEqualTo(400);
  }
}
