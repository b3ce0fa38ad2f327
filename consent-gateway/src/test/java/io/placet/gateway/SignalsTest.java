package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.iabtcf.encoder.TCStringEncoder;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Signals of their own, by the sample register's {@code website}. */
class SignalsTest extends SignalsAtTheGateway {
  SignalsTest(RunningGateway gateway) {
    super(gateway);
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
  void theSnippetIsServedToAnybody() {
    Answer script = gateway.anonymous().get("/snippets/placet-consent.js");

    assertThat(script.status()).isEqualTo(200);
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(script.text()).contains("placetConsent").doesNotContain("localStorage", "cookie =");
  }

  private static JsonObject choices(JsonObject said) {
    return base("").put("eventTime", now()).put("choices", said);
  }
}
