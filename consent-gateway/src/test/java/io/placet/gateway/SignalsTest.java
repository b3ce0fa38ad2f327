package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.iabtcf.encoder.TCStringEncoder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signals about consent at the gateway, by the sample register's {@code website}. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignalsTest {
  private final RunningGateway gateway;

  SignalsTest(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void theChoicesOfTheSnippetBecomeRecordsOfThePersonWithTheirNotice() throws IOException {
    String sent = Files.readString(Path.of("src/test/resources/snippets/choice.json"));
    JsonObject body = new JsonObject(sent).put("contact", "user:chooser").put("eventTime", now());

    Answer answer = gateway.collectionPoint().post("/v1/signals", body);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(states(answer)).containsExactlyInAnyOrder("analytics GIVEN", "advertising REFUSED");
    JsonObject given = record("chooser", "analytics");
    assertThat(given.getString("method")).isEqualTo("signal:choices");
    assertThat(given.getString("collectionPoint")).isEqualTo("website");
    assertThat(given.getString("actor")).isEqualTo("collection-point");
    assertThat(allowed("chooser", "analytics")).isTrue();
    assertThat(allowed("chooser", "advertising")).isFalse();
  }

  @Test
  void whatIsRepeatedIsNotRecordedAgain() {
    signal("repeater", "choices", new JsonObject().put("analytics", true).put("profiling", false));
    JsonObject same = choices(new JsonObject().put("analytics", true));

    Answer again =
        gateway.collectionPoint().post("/v1/signals", same.put("contact", "user:repeater"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.list("unchanged"))
        .containsExactly(new JsonObject().put("purpose", "analytics").put("reason", "stands"));
    assertThat(records("repeater")).hasSize(1);
  }

  @Test
  void aChoiceLiftsARefusalOnlyWhereItIsLater() {
    String before = now();
    signal("lifter", "choices", new JsonObject().put("analytics", false));
    JsonObject yes = choices(new JsonObject().put("analytics", true)).put("contact", "user:lifter");
    yes.remove("eventTime");

    Answer undated = gateway.collectionPoint().post("/v1/signals", yes);
    Answer older =
        gateway.collectionPoint().post("/v1/signals", yes.copy().put("eventTime", before));

    assertThat(undated.list("unchanged").get(0).getString("reason")).isEqualTo("refused");
    assertThat(older.list("unchanged").get(0).getString("reason")).isEqualTo("refused");
    assertThat(allowed("lifter", "analytics")).isFalse();

    String later = Instant.now().plusSeconds(1).toString();
    gateway.collectionPoint().post("/v1/signals", yes.copy().put("eventTime", later));
    assertThat(allowed("lifter", "analytics")).isTrue();
  }

  @Test
  void ofARefusalAndAChoiceInOneMillisecondTheRefusalCounts() {
    Instant at = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    JsonObject no = choices(new JsonObject().put("analytics", false));
    JsonObject yes = choices(new JsonObject().put("analytics", true));
    gateway
        .collectionPoint()
        .post("/v1/signals", no.put("contact", "user:hasty").put("eventTime", at.toString()));

    gateway
        .collectionPoint()
        .post(
            "/v1/signals",
            yes.put("contact", "user:hasty").put("eventTime", at.plusNanos(999_000).toString()));

    assertThat(records("hasty")).isNotEmpty();
    assertThat(allowed("hasty", "analytics")).isFalse();
  }

  @Test
  void anOfficersTokenLiftsNothingByASignal() {
    signal("officers", "choices", new JsonObject().put("analytics", false));
    JsonObject yes =
        choices(new JsonObject().put("analytics", true)).put("contact", "user:officers");

    gateway.officer().post("/v1/signals", yes.put("eventTime", now()));

    assertThat(allowed("officers", "analytics")).isFalse();
  }

  @Test
  void aStringOfTheFrameworkGivesAndRefusesWhatTheRegisterSays() {
    String string =
        TCStringEncoder.newBuilder()
            .version(2)
            .created(Instant.now())
            .lastUpdated(Instant.now())
            .cmpId(10)
            .cmpVersion(1)
            .consentLanguage("FR")
            .publisherCC("FR")
            .vendorListVersion(120)
            .tcfPolicyVersion(5)
            .addPurposesConsent(8)
            .encode();

    Answer answer = signal("framework", "tcf", string);

    assertThat(states(answer))
        .containsExactlyInAnyOrder("profiling REFUSED", "analytics GIVEN", "advertising REFUSED");
  }

  @Test
  void aStringThatIsNoneIsTurnedAwayAndRecordsNothing() {
    Answer answer = signal("garbage", "tcf", "CQgarbage");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).startsWith("tcf:");
    assertThat(records("garbage")).isEmpty();
  }

  @Test
  void globalPrivacyControlRefusesWhatTheRegisterNamesAndNoOtherMarketing() {
    JsonObject newsletter = Consents.newsletter();
    gateway.collectionPoint().post(Consents.path("private"), newsletter);
    gateway.collectionPoint().post(Consents.path("private"), Consents.given("advertising"));
    JsonObject body = base("private").put("gpc", "0");

    Answer ignored = gateway.collectionPoint().post("/v1/signals", body, "Sec-GPC", "true");
    assertThat(ignored.status()).isEqualTo(200);
    assertThat(allowed("private", "advertising")).isTrue();

    Answer answer = gateway.collectionPoint().post("/v1/signals", body, "Sec-GPC", "1");

    assertThat(states(answer)).containsExactly("advertising WITHDRAWN");
    assertThat(gateway.tool().post("/access/v1/evaluation", Consents.mayMail("private")).decision())
        .isTrue();
  }

  @Test
  void globalPrivacyControlBesideAConsentWins() {
    JsonObject consent = Consents.given("advertising").put("collectionPoint", "website");

    Answer answer = gateway.collectionPoint().post(Consents.path("both"), consent, "Sec-GPC", "1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("Sec-GPC");
    assertThat(record("both", "advertising").getString("state")).isEqualTo("REFUSED");
    JsonObject other = Consents.given("analytics").put("collectionPoint", "website");
    assertThat(
            gateway.collectionPoint().post(Consents.path("both"), other, "Sec-GPC", "1").status())
        .isEqualTo(201);
  }

  @Test
  void aPointThatTheRegisterDoesNotLetIsTurnedAwayWithThoseThatMay() {
    JsonObject body = base("elsewhere").put("collectionPoint", "checkout");

    Answer answer =
        gateway
            .collectionPoint()
            .post("/v1/signals", body.put("choices", new JsonObject().put("analytics", false)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains("website (choices, gpc");
    assertThat(records("elsewhere")).isEmpty();
  }

  @Test
  void anEventIsJudgedAfterTheRefusalThatItCarries() {
    both("judged");
    JsonObject event =
        order("judged", segment("website", "Analytics", false, "Personalization", false));

    Answer answer = batch(event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("withheld")).hasSize(1);
    assertThat(states("judged"))
        .containsExactly(
            "analytics GIVEN", "profiling GIVEN", "profiling WITHDRAWN", "analytics WITHDRAWN");
    assertThat(record("judged", "analytics").getString("method")).isEqualTo("signal:segment");
  }

  @Test
  void anEventsYesIsAFirstConsentAndNeverLiftsARefusal() {
    JsonObject yes = segment("website", "Analytics", true, "Personalization", false);
    Answer first = batch(order("claimed", yes));
    assertThat(first.json().containsKey("withheld")).isFalse();
    assertThat(allowed("claimed", "analytics")).isTrue();

    signal("claimed", "choices", new JsonObject().put("analytics", false));
    Answer second = batch(order("claimed", yes), order("claimed", yes));

    assertThat(second.list("withheld")).hasSize(2);
    assertThat(states("claimed"))
        .containsExactlyInAnyOrder("profiling REFUSED", "analytics GIVEN", "analytics WITHDRAWN");
  }

  @Test
  void aVisitorsRefusalIsTheCustomersWhoGrantedSince() {
    JsonObject no =
        order("", segment("website", "Analytics", false, "Personalization", false))
            .put("anonymousId", "visitor-1");
    no.remove("userId");
    batch(
        new JsonObject()
            .put("type", "identify")
            .put("userId", "visited")
            .put("anonymousId", "visitor-1"));
    batch(no);
    both("visited");
    assertThat(allowed("visited", "analytics")).isTrue();

    Answer answer = batch(no);

    assertThat(answer.list("withheld")).hasSize(1);
    assertThat(allowed("visited", "analytics")).isFalse();
  }

  @Test
  void anEventOfAPointThatMayNotPassItOnIsToldSoAndRecordsNothing() {
    both("undeclared");

    Answer answer =
        batch(
            order("undeclared", segment("account", "Analytics", false, "Personalization", false)),
            order("undeclared", new JsonObject().put("consent", "yes")),
            order("undeclared", segment("", "Analytics", false, "Advertising", false)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("reduced"))
        .extracting(outcome -> outcome.getInteger("index") + " " + outcome.getString("reason"))
        .contains("0 signal_refused", "2 signal_refused");
    assertThat(answer.list("reduced").get(0).getString("detail")).contains("website");
    assertThat(states("undeclared")).containsExactly("analytics GIVEN", "profiling GIVEN");
  }

  @Test
  void segmentsPreferenceEventIsForTheRecordAndEmptyPreferencesRefuseAll() {
    both("preference");
    JsonObject none =
        new JsonObject()
            .put("collectionPoint", "website")
            .put("consent", new JsonObject().put("categoryPreferences", new JsonObject()));
    JsonObject event = order("preference", none).put("event", "Segment Consent Preference Updated");

    Answer answer = batch(event, event.copy().put("context", new JsonObject()));

    assertThat(states("preference")).contains("analytics WITHDRAWN", "profiling WITHDRAWN");
    assertThat(answer.list("rejected"))
        .extracting(outcome -> outcome.getInteger("index") + " " + outcome.getString("reason"))
        .containsExactly("1 signal_malformed");
  }

  @Test
  void rudderstacksDeniedIdsAndTheHeaderOfEventsRefuse() {
    both("rudder");
    gateway.collectionPoint().post(Consents.path("rudder"), Consents.given("advertising"));
    JsonObject context =
        new JsonObject()
            .put("collectionPoint", "website")
            .put(
                "consentManagement",
                new JsonObject()
                    .put("provider", "custom")
                    .put("resolutionStrategy", "or")
                    .put("allowedConsentIds", new JsonArray().add("C0003"))
                    .put("deniedConsentIds", new JsonArray().add("C0002")));

    gateway
        .sender()
        .post(
            "/v1/batch",
            new JsonObject().put("batch", new JsonArray().add(order("rudder", context))),
            "Sec-GPC",
            "1");

    assertThat(allowed("rudder", "analytics")).isFalse();
    assertThat(allowed("rudder", "advertising")).isFalse();
    assertThat(allowed("rudder", "profiling")).isTrue();
  }

  @Test
  void theSnippetIsServedToAnybody() {
    Answer script = gateway.anonymous().get("/snippets/placet-consent.js");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(script.text()).contains("placetConsent").doesNotContain("localStorage", "cookie =");
  }

  private void both(String user) {
    gateway.collectionPoint().post(Consents.path(user), Consents.given("analytics"));
    gateway.collectionPoint().post(Consents.path(user), Consents.given("profiling"));
    // a decision is behind a barrier: from here on this gateway knows both
    assertThat(allowed(user, "profiling")).isTrue();
  }

  private Answer signal(String user, String kind, Object said) {
    return gateway
        .collectionPoint()
        .post("/v1/signals", base(user).put("eventTime", now()).put(kind, said));
  }

  private static JsonObject base(String user) {
    return new JsonObject().put("contact", "user:" + user).put("collectionPoint", "website");
  }

  private static JsonObject choices(JsonObject said) {
    return base("").put("eventTime", now()).put("choices", said);
  }

  private static String now() {
    return Instant.now().toString();
  }

  private Answer batch(JsonObject... events) {
    return gateway
        .sender()
        .post("/v1/batch", new JsonObject().put("batch", new JsonArray(List.of(events))));
  }

  private static JsonObject order(String user, JsonObject context) {
    return new JsonObject()
        .put("type", "track")
        .put("event", "Order Completed")
        .put("userId", user)
        .put("properties", new JsonObject().put("currency", "EUR"))
        .put("context", context);
  }

  private static JsonObject segment(
      String point, String one, boolean yes, String other, boolean alsoYes) {
    JsonObject context =
        new JsonObject()
            .put(
                "consent",
                new JsonObject()
                    .put(
                        "categoryPreferences", new JsonObject().put(one, yes).put(other, alsoYes)));
    return point.isEmpty() ? context : context.put("collectionPoint", point);
  }

  private List<JsonObject> records(String user) {
    return gateway.officer().get(Consents.path(user)).list("records");
  }

  private List<String> states(String user) {
    return records(user).stream()
        .map(record -> record.getString("purpose") + " " + record.getString("state"))
        .toList();
  }

  private static List<String> states(Answer answer) {
    return answer.list("records").stream()
        .map(record -> record.getString("purpose") + " " + record.getString("state"))
        .toList();
  }

  private JsonObject record(String user, String purpose) {
    return records(user).stream()
        .filter(record -> record.getString("purpose").equals(purpose))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private boolean allowed(String user, String purpose) {
    return gateway
        .tool()
        .post("/access/v1/evaluation", Consents.question("user:" + user, purpose, ""))
        .decision();
  }
}
