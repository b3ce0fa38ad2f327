package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastDecisionTest {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String DECISIONS = "/v1/decisions/";

  private final RunningGateway gateway;

  PastDecisionTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aDecisionIsMadeAgainAsItWasThoughThePersonWithdrewSince() {
    String consent = record("past", Consents.newsletter());
    JsonObject decided = context(decide("past"));
    String withdrawal = record("past", Consents.noNewsletter("WITHDRAWN"));
    JsonObject decidedSince = context(decide("past"));

    JsonObject again = again(decided);
    JsonObject againSince = again(decidedSince);

    assertThat(again.getBoolean("decision")).isTrue();
    assertThat(again.getString("record")).isEqualTo(consent);
    assertThat(again.getString("asOf")).isEqualTo(decided.getString("as_of"));
    assertThat(again.getString("revision")).isEqualTo(decided.getString("revision"));
    assertThat(again.getString("contact")).isEqualTo("user:past");
    assertThat(again.getString("register")).hasSize(64);
    assertThat(list(again, "restsOn")).hasSize(1);
    assertThat(againSince.getBoolean("decision")).isFalse();
    assertThat(againSince.getString("reason")).isEqualTo("withdrawn");
    assertThat(againSince.getString("record")).isEqualTo(withdrawal);
    assertThat(list(againSince, "restsOn"))
        .extracting(
            step -> step.getString("state"),
            step -> step.getJsonObject("became").getBoolean("decision"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("GIVEN", true),
            org.assertj.core.groups.Tuple.tuple("WITHDRAWN", false));
  }

  @Test
  void aConsentThatHasEndedByNowHadNotEndedThen() {
    Instant soon = Instant.now().plusMillis(1_500);
    record("brief", Consents.newsletter().put("validUntil", soon.toString()));
    JsonObject decided = context(decide("brief"));

    Eventually.holds("the consent has ended", () -> !decide("brief").decision());

    assertThat(again(decided).getBoolean("decision")).isTrue();
    assertThat(again(decided).getString("validUntil")).isNotEmpty();
    assertThat(again(context(decide("brief"))).getString("reason")).isEqualTo("expired");
  }

  @Test
  void recordsOfOtherPurposesAreNotWhatADecisionRestedOn() {
    record("others", Consents.given("profiling"));
    record("others", Consents.newsletter());

    List<JsonObject> steps = list(again(context(decide("others"))), "restsOn");

    assertThat(steps).extracting(step -> step.getString("purpose")).containsExactly("newsletter");
  }

  @Test
  void anObjectionToAllMarketingIsWhatADenialRestsOn() {
    record("objector", Consents.newsletter());
    String objection = record("objector", Consents.given("profiling").put("state", "OBJECTED"));

    JsonObject again = again(context(decide("objector")));

    assertThat(again.getString("reason")).isEqualTo("objected");
    assertThat(again.getString("record")).isEqualTo(objection);
    assertThat(list(again, "restsOn")).hasSize(2);
  }

  @Test
  void whatIsNoDecisionOfOursIsToldSo() {
    String id = context(decide("anyone")).getString("decision_id");
    char last = id.charAt(id.length() - 1);

    assertThat(officerGets("no-decision").status()).isEqualTo(400);
    assertThat(officerGets("AAAA").status()).isEqualTo(400);
    Answer forged = officerGets(id.substring(0, id.length() - 1) + (last == 'A' ? 'B' : 'A'));
    assertThat(forged.status()).isEqualTo(404);
    assertThat(forged.json().getString("detail")).contains("allowed");
    assertThat(gateway.tool().get(DECISIONS + id).status()).isEqualTo(403);
  }

  @Test
  void aDecisionOfABatchCanBeMadeAgainToo() {
    record("batched", Consents.newsletter());
    JsonObject batch =
        new JsonObject().put("evaluations", new JsonArray().add(Consents.mayMail("batched")));

    JsonObject decided =
        gateway.tool().post("/access/v1/evaluations", batch).list("evaluations").get(0);

    assertThat(again(decided.getJsonObject("context")).getBoolean("decision")).isTrue();
  }

  @Test
  void consentsAreShownAsOfAnyPastInstant() {
    record("timed", Consents.newsletter());
    List<JsonObject> first = list(consents("timed", ""), "timeline");
    Instant given = Instant.parse(first.get(0).getString("appendedAt"));
    Eventually.holds("the clock goes on", () -> Instant.now().isAfter(given.plusMillis(20)));
    record("timed", Consents.noNewsletter("WITHDRAWN"));

    assertThat(mail(consents("timed", "")).getString("reason")).isEqualTo("withdrawn");
    JsonObject then = consents("timed", given.toString());
    assertThat(mail(then).getBoolean("decision")).isTrue();
    assertThat(list(then, "records")).hasSize(1);
    assertThat(then.getString("asOf")).isEqualTo(given.toString());
    JsonObject before = consents("timed", given.minusMillis(1).toString());
    assertThat(mail(before).getString("reason")).isEqualTo("no_record");
    assertThat(list(before, "timeline")).isEmpty();
  }

  @Test
  void theTimelineTellsWhatEachRecordDid() {
    record("story", Consents.newsletter());
    record("story", Consents.noNewsletter("WITHDRAWN"));
    gateway.officer().post(Consents.path("story"), Consents.newsletter());

    List<JsonObject> steps = list(consents("story", ""), "timeline");

    assertThat(steps)
        .extracting(step -> step.getString("state"))
        .containsExactly("GIVEN", "WITHDRAWN", "GIVEN");
    assertThat(steps)
        .extracting(step -> step.getJsonObject("became").getBoolean("decision"))
        .containsExactly(true, false, false);
    // an officer's grant lifts no refusal
    assertThat(steps)
        .extracting(step -> step.getBoolean("effective"))
        .containsExactly(true, true, false);
    assertThat(steps.get(0).getString("notice")).isEqualTo("newsletter@3");
    assertThat(steps.get(0).getString("actorKind")).isEqualTo("PERSON");
    assertThat(steps.get(0).getString("kind")).isEqualTo("consent");
  }

  @Test
  void theFutureAndWhatIsNoInstantAreRefused() {
    assertThat(asOf("anyone", Instant.now().plusSeconds(60).toString()).status()).isEqualTo(400);
    assertThat(asOf("anyone", "yesterday").status()).isEqualTo(400);
  }

  private Answer decide(String user) {
    return gateway.tool().post(EVALUATION, Consents.mayMail(user));
  }

  private static JsonObject context(Answer decision) {
    return decision.json().getJsonObject("context");
  }

  private Answer officerGets(String id) {
    return gateway.officer().get(DECISIONS + id);
  }

  private JsonObject again(JsonObject decided) {
    Answer answer = officerGets(decided.getString("decision_id"));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private String record(String user, JsonObject consent) {
    Answer answer = gateway.collectionPoint().post(Consents.path(user), consent);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().getString("record");
  }

  private Answer asOf(String user, String instant) {
    String query =
        instant.isEmpty() ? "" : "?as_of=" + URLEncoder.encode(instant, StandardCharsets.UTF_8);
    return gateway.officer().get(Consents.path(user) + query);
  }

  private JsonObject consents(String user, String instant) {
    Answer answer = asOf(user, instant);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonObject mail(JsonObject consents) {
    return list(consents, "verdicts").stream()
        .filter(verdict -> verdict.getString("purpose").equals("newsletter"))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonObject> list(JsonObject json, String name) {
    JsonArray list = json.getJsonArray(name);
    return IntStream.range(0, list.size()).mapToObj(list::getJsonObject).toList();
  }
}
