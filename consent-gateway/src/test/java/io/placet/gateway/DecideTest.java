package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecideTest {
  private static final String EVALUATION = "/access/v1/evaluation";

  private final RunningGateway gateway;

  DecideTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aConsentedContactMayBeProcessed() {
    Answer consent = gateway.officer().post(Consents.path("yes"), Consents.newsletter());

    Answer answer = gateway.tool().post(EVALUATION, Consents.mayMail("yes"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.decision()).isTrue();
    JsonObject context = answer.json().getJsonObject("context");
    assertThat(context.fieldNames()).containsExactlyInAnyOrder("revision", "as_of", "decision_id");
    assertThat(offset(context.getString("revision")))
        .isGreaterThanOrEqualTo(offset(consent.json().getString("revision")));
  }

  @Test
  void anOfficerIsToldWhatAYesRestsOn() {
    Answer consent = gateway.officer().post(Consents.path("rests"), Consents.newsletter());

    JsonObject context =
        gateway
            .officer()
            .post(EVALUATION, Consents.mayMail("rests"))
            .json()
            .getJsonObject("context");

    assertThat(context.getString("legal_basis")).isEqualTo("CONSENT");
    assertThat(context.getString("consent_id")).isEqualTo(consent.json().getString("record"));
  }

  @Test
  void aDenialIsNoErrorAndToolsAreNotToldWhy() {
    gateway.officer().post(Consents.path("no"), Consents.noNewsletter("REFUSED"));

    Answer told = gateway.tool().post(EVALUATION, Consents.mayMail("no"));
    Answer stranger = gateway.tool().post(EVALUATION, Consents.mayMail("never-seen"));

    assertThat(told.status()).isEqualTo(200);
    assertThat(told.decision()).isFalse();
    assertThat(told.reason()).isEqualTo("not_permitted");
    assertThat(stranger.decision()).isFalse();
    assertThat(stranger.reason()).isEqualTo("not_permitted");
  }

  @Test
  void anOfficerIsToldWhyNot() {
    gateway.officer().post(Consents.path("why"), Consents.noNewsletter("REFUSED"));

    assertThat(reason(Consents.mayMail("why"))).isEqualTo("refused");
    assertThat(reason(Consents.mayMail("never-seen"))).isEqualTo("no_record");
  }

  @Test
  void whatTheRegisterDoesNotDeclareIsDenied() {
    gateway.officer().post(Consents.path("undeclared"), Consents.newsletter());

    assertThat(reason(Consents.question("user:undeclared", "surveys", "")))
        .isEqualTo("undeclared_purpose");
    assertThat(reason(Consents.question("user:undeclared", "newsletter", "fax")))
        .isEqualTo("undeclared_channel");
    assertThat(reason(Consents.question("user:undeclared", "newsletter", "")))
        .isEqualTo("undeclared_channel");
  }

  @Test
  void aQuestionWithoutARequiredKeyIsNoQuestion() {
    for (String key : new String[] {"subject", "action", "resource"}) {
      JsonObject question = Consents.mayMail("yes");
      question.remove(key);

      assertThat(gateway.tool().post(EVALUATION, question).status()).isEqualTo(400);
    }
    JsonObject withoutId = Consents.mayMail("yes");
    withoutId.getJsonObject("resource").remove("id");
    assertThat(gateway.tool().post(EVALUATION, withoutId).status()).isEqualTo(400);
    JsonObject withoutPurpose = Consents.mayMail("yes");
    withoutPurpose.getJsonObject("action").remove("properties");
    assertThat(gateway.tool().post(EVALUATION, withoutPurpose).status()).isEqualTo(400);
  }

  @Test
  void anotherKindOfQuestionIsNoQuestion() {
    JsonObject otherResource = Consents.mayMail("yes");
    otherResource.getJsonObject("resource").put("type", "account");
    JsonObject otherAction = Consents.mayMail("yes");
    otherAction.getJsonObject("action").put("name", "delete");

    assertThat(detail(otherResource)).contains("resource.type");
    assertThat(detail(otherAction)).contains("action.name");
    assertThat(detail(Consents.question("marie@example.org", "newsletter", "email")))
        .contains("user:<id>");
  }

  @Test
  void whatAQuestionHasBesidesIsIgnored() {
    Answer answer = gateway.tool().post(EVALUATION, Consents.mayMail("yes").put("urgency", "high"));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void anAnswerReachesTheRevisionAskedFor() {
    String revision =
        gateway
            .officer()
            .post(Consents.path("reached"), Consents.newsletter())
            .json()
            .getString("revision");

    assertThat(gateway.tool().post(EVALUATION, asking("reached", revision)).decision()).isTrue();
  }

  @Test
  void aRevisionThatTheLogDoesNotReachIsNotProvenAndNeverAYes() {
    gateway.officer().post(Consents.path("beyond"), Consents.newsletter());
    String beyond = gateway.partitionOf("beyond") + "@999999999";

    Answer answer = gateway.tool().post(EVALUATION, asking("beyond", beyond));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void aRevisionOfAnotherPartitionOrNoneAtAllIsTold() {
    int other = (gateway.partitionOf("yes") + 1) % RunningGateway.PARTITIONS;

    assertThat(detail(asking("yes", other + "@1"))).contains("min_revision");
    assertThat(detail(asking("yes", "newest"))).contains("partition@offset");
  }

  private static JsonObject asking(String user, String revision) {
    return Consents.mayMail(user).put("context", new JsonObject().put("min_revision", revision));
  }

  private String reason(JsonObject question) {
    Answer answer = gateway.officer().post(EVALUATION, question);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.decision()).isFalse();
    return answer.reason();
  }

  private String detail(JsonObject question) {
    Answer answer = gateway.tool().post(EVALUATION, question);
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().getString("detail");
  }

  private static long offset(String revision) {
    return Long.parseLong(revision.substring(revision.indexOf('@') + 1));
  }
}
