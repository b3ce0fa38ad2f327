package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationsTest {
  private static final String EVALUATIONS = "/access/v1/evaluations";

  private final RunningGateway gateway;

  EvaluationsTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @BeforeAll
  void twoConsentAndOneRefuses() {
    gateway.collectionPoint().post(Consents.path("bulk-yes"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("bulk-also"), Consents.newsletter());
    gateway.collectionPoint().post(Consents.path("bulk-no"), Consents.noNewsletter("REFUSED"));
  }

  @Test
  void allAreAnsweredInOrder() {
    List<JsonObject> answers = ask("execute_all", "bulk-no", "bulk-yes", "bulk-never", "bulk-also");

    assertThat(answers)
        .extracting(answer -> answer.getBoolean("decision"))
        .containsExactly(false, true, false, true);
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.getJsonObject("context").fieldNames())
                    .contains("revision", "as_of", "decision_id"));
  }

  @Test
  void manyAreAnsweredInOrderToo() {
    String[] users = new String[501];
    Arrays.setAll(users, i -> i % 3 == 0 ? "bulk-no" : "bulk-yes");

    List<JsonObject> answers = ask("execute_all", users);

    assertThat(answers).hasSize(users.length);
    for (int i = 0; i < users.length; i++) {
      assertThat(answers.get(i).getBoolean("decision")).as("answer %d", i).isEqualTo(i % 3 != 0);
    }
  }

  @Test
  void ofManyNoneAfterTheFirstDenialIsAnswered() {
    String[] users = new String[501];
    Arrays.fill(users, "bulk-yes");
    users[20] = "bulk-no";

    assertThat(ask("deny_on_first_deny", users)).hasSize(21);
  }

  @Test
  void theFirstDenialEndsTheBatchWhereThatIsAsked() {
    assertThat(ask("deny_on_first_deny", "bulk-yes", "bulk-no", "bulk-also"))
        .extracting(answer -> answer.getBoolean("decision"))
        .containsExactly(true, false);
  }

  @Test
  void theFirstPermissionEndsTheBatchWhereThatIsAsked() {
    assertThat(ask("permit_on_first_permit", "bulk-no", "bulk-yes", "bulk-also"))
        .extracting(answer -> answer.getBoolean("decision"))
        .containsExactly(false, true);
  }

  @Test
  void anotherSemanticIsToldThoseThatThereAre() {
    Answer answer = gateway.tool().post(EVALUATIONS, batch("first_wins", items("bulk-yes")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("deny_on_first_deny");
  }

  @Test
  void aFaultyItemFailsAloneAndIsNeverAYes() {
    JsonArray items =
        items("bulk-yes")
            .add(new JsonObject().put("resource", new JsonObject().put("type", "contact")))
            .add(new JsonObject().put("resource", "user:bulk-yes"))
            .add(new JsonObject().put("action", new JsonObject().put("name", "process")))
            .add(resource("marie@example.org"))
            .addAll(items("bulk-also"));

    List<JsonObject> answers =
        gateway.tool().post(EVALUATIONS, batch("execute_all", items)).list("evaluations");

    assertThat(answers)
        .extracting(answer -> answer.getBoolean("decision"))
        .containsExactly(true, false, false, false, false, true);
    assertThat(answers.subList(1, 5))
        .allSatisfy(
            answer -> {
              JsonObject error = answer.getJsonObject("context").getJsonObject("error");
              assertThat(error.getInteger("status")).isEqualTo(400);
              assertThat(error.getString("message")).doesNotContain("marie", "bulk-yes");
            });
  }

  @Test
  void aRevisionIsHonouredItemByItem() {
    JsonArray items =
        new JsonArray()
            .add(resource("user:bulk-yes").put("context", least("bulk-yes", 1)))
            .add(resource("user:bulk-yes").put("context", least("bulk-yes", 999_999_999)))
            .add(
                resource("user:bulk-yes")
                    .put("context", new JsonObject().put("min_revision", "77@1")));
    JsonObject batch = batch("execute_all", items).put("context", least("bulk-yes", 999_999_999));

    List<JsonObject> answers = gateway.tool().post(EVALUATIONS, batch).list("evaluations");

    assertThat(answers)
        .extracting(answer -> answer.getBoolean("decision"))
        .containsExactly(true, false, false);
    assertThat(error(answers.get(1)).getInteger("status")).isEqualTo(503);
    assertThat(error(answers.get(2)).getInteger("status")).isEqualTo(400);
  }

  @Test
  void aRevisionOfTheWholeBatchConcernsContactsOfItsPartition() {
    JsonObject batch =
        batch("execute_all", items("bulk-yes", "bulk-also", "bulk-no"))
            .put("context", least("bulk-yes", 1));

    assertThat(gateway.tool().post(EVALUATIONS, batch).list("evaluations"))
        .extracting(answer -> answer.getBoolean("decision"))
        .containsExactly(true, true, false);
  }

  @Test
  void aThousandQuestionsFitInOneCallAndCountAsEnumerated() {
    JsonArray items = new JsonArray();
    for (int i = 0; i < 1_000; i++) {
      items.add(Consents.mayMail(i % 2 == 0 ? "bulk-yes" : "bulk-" + i));
    }
    double before = enumerated();

    Answer answer = gateway.tool().post(EVALUATIONS, new JsonObject().put("evaluations", items));

    assertThat(answer.status()).isEqualTo(200);
    List<JsonObject> answers = answer.list("evaluations");
    assertThat(answers).hasSize(1_000);
    assertThat(answers.stream().filter(each -> each.getBoolean("decision")).count()).isEqualTo(500);
    assertThat(enumerated() - before).isEqualTo(1_000);
  }

  @Test
  void noDenialTellsAToolMoreThanThatItIsNotPermitted() {
    for (JsonObject answer : ask("execute_all", "bulk-no", "bulk-never")) {
      JsonObject context = answer.getJsonObject("context");
      assertThat(context.fieldNames())
          .containsExactlyInAnyOrder("revision", "as_of", "decision_id", "reason");
      assertThat(context.getString("reason")).isEqualTo("not_permitted");
    }
  }

  private double enumerated() {
    return gateway
        .management()
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("placet_contacts_enumerated_total{caller=\"tool\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private List<JsonObject> ask(String semantic, String... users) {
    Answer answer = gateway.tool().post(EVALUATIONS, batch(semantic, items(users)));
    assertThat(answer.status()).isEqualTo(200);
    return answer.list("evaluations");
  }

  private static JsonObject batch(String semantic, JsonArray items) {
    JsonObject defaults = Consents.mayMail("unused");
    defaults.remove("resource");
    return defaults
        .put("options", new JsonObject().put("evaluations_semantic", semantic))
        .put("evaluations", items);
  }

  private static JsonArray items(String... users) {
    JsonArray items = new JsonArray();
    for (String user : users) {
      items.add(resource("user:" + user));
    }
    return items;
  }

  private static JsonObject resource(String contact) {
    return new JsonObject()
        .put("resource", new JsonObject().put("type", "contact").put("id", contact));
  }

  private JsonObject least(String user, long offset) {
    return new JsonObject().put("min_revision", gateway.partitionOf(user) + "@" + offset);
  }

  private static JsonObject error(JsonObject answer) {
    return answer.getJsonObject("context").getJsonObject("error");
  }
}
