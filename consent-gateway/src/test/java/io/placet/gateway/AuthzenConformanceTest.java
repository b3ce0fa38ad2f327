package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The checks of the AuthZEN Authorization API 1.0's certification scenario (structure, errors,
 * headers, idempotency, batch, search, discovery) with contacts, purposes and recipients in the
 * place of its users and records.
 */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthzenConformanceTest {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String EVALUATIONS = "/access/v1/evaluations";
  private static final String SEARCH = "/access/v1/search/";

  private final RunningGateway gateway;

  AuthzenConformanceTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  void theFixture() {
    gateway.collectionPoint().post(Consents.path("alice"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("bob"), Consents.noNewsletter("REFUSED"));
  }

  private Answer evaluate(JsonObject body) {
    return gateway.tool().post(EVALUATION, body);
  }

  private static JsonObject alice() {
    return Consents.mayMail("alice");
  }

  private static JsonObject with(Consumer<JsonObject> change) {
    JsonObject question = alice();
    change.accept(question);
    return question;
  }

  /** Levels Basic Core and Basic Properties. */
  @Nested
  class Basic {
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

  /** Levels Batch Core and Batch Properties. */
  @Nested
  class Batch {
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

      assertThat(decisions(new JsonObject().put("evaluations", whole)))
          .containsExactly(true, false);
    }

    @Test
    void anItemsActionReplacesTheDefault() {
      JsonObject offers =
          Consents.question("user:alice", "offers", "email").getJsonObject("action");
      JsonObject batch =
          alice()
              .put(
                  "evaluations",
                  new JsonArray()
                      .add(new JsonObject())
                      .add(new JsonObject().put("action", offers)));

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
                      .add(
                          new JsonObject()
                              .put("resource", new JsonObject().put("id", "user:alice")))
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

  /** Levels Search Core and Search Properties. */
  @Nested
  class Search {
    private List<JsonObject> results(String kind, JsonObject body) {
      Answer answer = gateway.tool().post(SEARCH + kind, body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      return answer.list("results");
    }

    private static JsonObject subjects() {
      return with(body -> body.getJsonObject("subject").remove("id"));
    }

    private static JsonObject resources() {
      return with(body -> body.getJsonObject("resource").remove("id"));
    }

    private static JsonObject actions() {
      return with(body -> body.remove("action"));
    }

    @Test
    void resultsHaveTheTypeThatWasAskedFor() {
      assertThat(results("subject", subjects()))
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.getString("type")).isEqualTo("processor"));
      assertThat(results("resource", resources()))
          .contains(new JsonObject().put("type", "contact").put("id", "user:alice"))
          .doesNotContain(new JsonObject().put("type", "contact").put("id", "user:bob"));
      assertThat(results("action", actions()))
          .isNotEmpty()
          .allSatisfy(found -> assertThat(found.getString("name")).isEqualTo("process"));
    }

    @Test
    void contextIsAccepted() {
      JsonObject context = new JsonObject().put("ip", "192.168.1.1");
      for (var search :
          List.of(
              java.util.Map.entry("subject", subjects()),
              java.util.Map.entry("resource", resources()),
              java.util.Map.entry("action", actions()))) {
        assertThat(results(search.getKey(), search.getValue().put("context", context)))
            .isNotEmpty();
      }
    }

    @Test
    void pagesEndWithAnEmptyToken() {
      JsonObject search = subjects().put("page", new JsonObject().put("limit", 1));

      JsonObject page =
          gateway.tool().post(SEARCH + "subject", search).json().getJsonObject("page");

      assertThat(page.getValue("next_token")).isEqualTo("");
      assertThat(page.getInteger("count")).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownHasNoResults() {
      JsonObject stranger = actions();
      stranger.put("resource", new JsonObject().put("type", "contact").put("id", "user:nobody"));
      assertThat(results("action", stranger)).isEmpty();
      for (String kind : List.of("subject", "resource", "action")) {
        JsonObject spaceship = alice();
        spaceship.getJsonObject("subject").put("type", "spaceship");
        spaceship.getJsonObject("resource").put("type", "spaceship");
        assertThat(results(kind, spaceship)).isEmpty();
      }
    }

    @Test
    void aMissingFieldIs400() {
      assertThat(refused("subject", with(body -> body.remove("action")))).isTrue();
      assertThat(refused("resource", with(body -> body.remove("subject")))).isTrue();
      assertThat(refused("action", with(body -> body.remove("resource")))).isTrue();
      assertThat(refused("subject", with(body -> body.getJsonObject("resource").remove("id"))))
          .isTrue();
      assertThat(refused("resource", with(body -> body.getJsonObject("subject").remove("id"))))
          .isTrue();
    }

    private boolean refused(String kind, JsonObject body) {
      return gateway.tool().post(SEARCH + kind, body).status() == 400;
    }
  }

  /** Level Discovery. */
  @Nested
  class Discovery {
    private static final String PATH = "/.well-known/authzen-configuration";

    @Test
    void theAddressesBearTheNameThatWasAsked() {
      Answer answer = gateway.anonymous().get(PATH, "X-Forwarded-Proto", "https");

      String base = "https://127.0.0.1:" + gateway.gateway().port();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      assertThat(answer.json().getString("policy_decision_point")).isEqualTo(base);
      assertThat(answer.json().getString("access_evaluation_endpoint"))
          .isEqualTo(base + EVALUATION);
      assertThat(answer.json().getString("access_evaluations_endpoint"))
          .isEqualTo(base + EVALUATIONS);
      for (String kind : List.of("subject", "resource", "action")) {
        assertThat(answer.json().getString("search_" + kind + "_endpoint"))
            .isEqualTo(base + SEARCH + kind);
      }
      assertThat(gateway.anonymous().get(PATH).json().getString("policy_decision_point"))
          .startsWith("http://127.0.0.1:");
    }
  }
}
