package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels Basic Core and Basic Properties. */
class AuthzenBasicTest extends AuthzenConformance {
  AuthzenBasicTest(RunningGateway gateway) {
    super(gateway);
  }

  @Test
  void aDecisionIsABooleanInJson() {
    Answer permit = evaluate(alice());
    Answer deny = evaluate(Consents.mayMail("bob"));

    assertThat(permit.status()).isEqualTo(200);
    assertThat(permit.header("Content-Type")).startsWith("application/json");
    assertThat(permit.json().getValue("decision")).isEqualTo(true);
    assertThat(deny.status()).isEqualTo(200);
    assertThat(deny.json().getValue("decision")).isEqualTo(false);
    assertThat(permit.json().getValue("context")).isInstanceOf(JsonObject.class);
  }

  @Test
  void contextAndUnknownPropertiesAndFieldsChangeNothing() {
    JsonObject question =
        with(
            body -> {
              body.put("context", new JsonObject().put("ip", "192.168.1.1"))
                  .put("foo", "bar")
                  .put("futureField", new JsonObject().put("nested", true));
              body.getJsonObject("subject").put("properties", new JsonObject().put("role", "x"));
              body.getJsonObject("resource").put("properties", new JsonObject().put("a", 1));
              body.getJsonObject("action").getJsonObject("properties").put("method", "GET");
            });

    assertThat(evaluate(question).decision()).isTrue();
  }

  @Test
  void theActionsPropertiesDecide() {
    assertThat(evaluate(Consents.question("user:alice", "offers", "email")).decision()).isFalse();
  }

  @Test
  void aMissingFieldIs400() {
    for (String field : List.of("subject", "action", "resource")) {
      assertThat(evaluate(with(body -> body.remove(field))).status()).isEqualTo(400);
    }
    for (String path :
        List.of("subject.type", "subject.id", "action.name", "resource.type", "resource.id")) {
      String[] steps = path.split("\\.", -1);
      assertThat(evaluate(with(body -> body.getJsonObject(steps[0]).remove(steps[1]))).status())
          .as(path)
          .isEqualTo(400);
    }
  }

  @Test
  void aFieldOfAnotherTypeIs400() {
    assertThat(evaluate(with(body -> body.put("subject", "alice"))).status()).isEqualTo(400);
    assertThat(evaluate(with(body -> body.getJsonObject("action").put("name", 123))).status())
        .isEqualTo(400);
  }

  @Test
  void whatIsNoJsonOrSaysItIsNoneIs400() {
    byte[] whole = alice().encode().getBytes(StandardCharsets.UTF_8);
    Http tool = gateway.tool();

    assertThat(tool.postBytes(EVALUATION, whole, "Content-Type", "text/plain").status())
        .isEqualTo(400);
    for (String path : List.of(EVALUATION, EVALUATIONS, SEARCH + "resource")) {
      assertThat(
              tool.postBytes(
                      path,
                      "{\"subject\":".getBytes(StandardCharsets.UTF_8),
                      "Content-Type",
                      "application/json")
                  .status())
          .as(path)
          .isEqualTo(400);
      assertThat(tool.postBytes(path, new byte[0], "Content-Type", "application/json").status())
          .as(path)
          .isEqualTo(400);
    }
  }

  @Test
  void theRequestIdComesBackAndIsNotNeeded() {
    Answer answer = gateway.tool().post(EVALUATION, alice(), "X-Request-ID", "r-1");

    assertThat(answer.header("X-Request-ID")).isEqualTo("r-1");
    assertThat(
            gateway
                .tool()
                .post(SEARCH + "action", new JsonObject(), "X-Request-ID", "r-2")
                .header("X-Request-ID"))
        .isEqualTo("r-2");
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    for (int i = 0; i < 5; i++) {
      assertThat(evaluate(alice()).decision()).isTrue();
      assertThat(evaluate(Consents.mayMail("bob")).decision()).isFalse();
    }
  }

  @Test
  void onlyAKnownCallerMayAsk() {
    assertThat(gateway.anonymous().post(EVALUATION, alice()).status()).isEqualTo(401);
    assertThat(gateway.sender().post(EVALUATIONS, alice()).status()).isEqualTo(403);
  }
}
