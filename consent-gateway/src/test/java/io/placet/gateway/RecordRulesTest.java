package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the register says of records and of hours, over HTTP and by a clock that is moved. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordRulesTest {
  /** A Monday, 11:00 in Paris. */
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final HandClock clock = new HandClock(START);
  private final EmbeddedKafka kafka;
  private RunningGateway gateway;

  @SuppressWarnings("NullAway.Init") // the gateway is started before the first test
  RecordRulesTest(EmbeddedKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    gateway =
        RunningGateway.start(
            RunningGateway.config(kafka.bootstrapServers(), folder.resolve("gateway"), 0, 0),
            clock);
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void aRetiredNoticeIsNoProofAndThoseInForceAreNamed() {
    refused(
        Consents.newsletter().put("notice", notice("newsletter", "2")),
        "this version is retired",
        "newsletter 3");
  }

  @Test
  void aClockFarAheadIsRefusedAndALittleIsNot() {
    refused(
        Consents.newsletter().put("eventTime", clock.instant().plusSeconds(301).toString()),
        "eventTime: it is in the future",
        "5 minutes");
    assertThat(
            person(
                    "ahead",
                    Consents.newsletter()
                        .put("eventTime", clock.instant().plusSeconds(299).toString()))
                .status())
        .isEqualTo(201);
  }

  @Test
  void anEndBeforeTheBeginningIsRefused() {
    refused(
        Consents.newsletter().put("validUntil", clock.instant().toString()),
        "validUntil: an instant after eventTime");
  }

  @Test
  void oneObjectionClosesAllDirectMarketingUntilThePersonGrantsAnew() {
    person("objects", Consents.newsletter());
    person("objects", Consents.given("advertising"));
    person("objects", Consents.given("analytics"));

    Answer objected = officer("objects", Consents.noNewsletter("OBJECTED"));

    assertThat(objected.json().getString("shutOff")).startsWith("/v1/shut-offs/");
    assertThat(reason("objects", "newsletter", "email")).isEqualTo("objected");
    assertThat(reason("objects", "advertising", "")).isEqualTo("objected");
    assertThat(allowed("objects", "analytics", "")).isTrue();
    officer("objects", Consents.given("advertising"));
    assertThat(reason("objects", "advertising", "")).isEqualTo("objected");
    person("objects", Consents.given("advertising"));
    assertThat(allowed("objects", "advertising", "")).isTrue();
    assertThat(allowed("objects", "newsletter", "email")).isFalse();
  }

  @Test
  void anObjectionToAContractIsRefused() {
    Answer answer =
        officer("contract", new JsonObject().put("purpose", "fulfilment").put("state", "OBJECTED"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("Article 21");
  }

  @Test
  void aRestrictionOfEverythingStandsUntilItIsLifted() {
    person("restricted", Consents.given("analytics"));
    officer("restricted", new JsonObject().put("state", "RESTRICTED"));
    assertThat(reason("restricted", "analytics", "")).isEqualTo("restricted");

    officer("restricted", new JsonObject().put("state", "RESTRICTION_LIFTED"));
    assertThat(allowed("restricted", "analytics", "")).isTrue();
  }

  @Test
  void anotherBasisNeedsWhatTheRegisterAsksFor() {
    JsonObject basis =
        new JsonObject()
            .put("purpose", "offers")
            .put("channel", "email")
            .put("state", "BASIS_ESTABLISHED")
            .put("basis", "legitimate-interest")
            .put("evidence", new JsonArray().add("notice-shown").add("refusal-offered"));
    Answer refused = officer("work", basis);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("job-related");

    basis.getJsonArray("evidence").add("job-related");
    assertThat(officer("work", basis).status()).isEqualTo(201);
    assertThat(reason("work", "offers", "email")).isEqualTo("conditions_unmet");
    facts("work", new JsonObject().put("audience", "professional"));
    assertThat(allowed("work", "offers", "email")).isTrue();
  }

  @Test
  void aKnownMinorIsNotProfiledAndTheBirthDateOfAnAdultIsNotKept() {
    person("young", Consents.given("profiling"));
    assertThat(allowed("young", "profiling", "")).isTrue();

    Answer minor =
        facts("young", new JsonObject().put("audience", "consumer").put("birthDate", "2010-01-01"));
    assertThat(minor.json().getBoolean("minor")).isTrue();
    assertThat(reason("young", "profiling", "")).isEqualTo("minor");

    Answer adult =
        facts("young", new JsonObject().put("audience", "consumer").put("birthDate", "1990-01-01"));
    assertThat(adult.json().getBoolean("minor")).isFalse();
    assertThat(allowed("young", "profiling", "")).isTrue();
  }

  @Test
  void callsKeepTheHoursAndTheLimits() {
    person("called", phone("GIVEN"));
    assertThat(allowed("called", "offers", "telephone")).isTrue();

    for (int call = 0; call < 4; call++) {
      attempt("called", "unanswered");
    }
    assertThat(reason("called", "offers", "telephone")).isEqualTo("frequency_cap");

    person("evening", phone("GIVEN"));
    clock.move(Duration.ofHours(9));
    assertThat(reason("evening", "offers", "telephone")).isEqualTo("quiet_hours");
    clock.move(Duration.ofHours(15));
    assertThat(allowed("evening", "offers", "telephone")).isTrue();
    attempt("evening", "declined");
    assertThat(reason("evening", "offers", "telephone")).isEqualTo("frequency_cap");
  }

  private static JsonObject phone(String state) {
    return new JsonObject()
        .put("purpose", "offers")
        .put("channel", "telephone")
        .put("state", state)
        .put("notice", notice("offers", "1"))
        .put("collectionPoint", "account")
        .put("method", "box-ticked");
  }

  private static JsonObject notice(String id, String version) {
    return new JsonObject().put("id", id).put("version", version);
  }

  private Answer person(String user, JsonObject record) {
    return gateway.collectionPoint().post(Consents.path(user), record);
  }

  private Answer officer(String user, JsonObject record) {
    return gateway.officer().post(Consents.path(user), record);
  }

  private Answer facts(String user, JsonObject facts) {
    return gateway.officer().put("/v1/contacts/user:" + user + "/facts", facts);
  }

  private void attempt(String user, String outcome) {
    Answer answer =
        gateway
            .tool()
            .post(
                "/v1/contacts/user:" + user + "/attempts",
                new JsonObject().put("channel", "telephone").put("outcome", outcome));
    assertThat(answer.status()).isEqualTo(201);
  }

  private void refused(JsonObject record, String... details) {
    Answer answer = person("refused", record);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("detail")).contains(details);
  }

  private boolean allowed(String user, String purpose, String channel) {
    return ask(user, purpose, channel).decision();
  }

  private String reason(String user, String purpose, String channel) {
    return ask(user, purpose, channel).reason();
  }

  private Answer ask(String user, String purpose, String channel) {
    return gateway
        .officer()
        .post("/access/v1/evaluation", Consents.question("user:" + user, purpose, channel));
  }
}
