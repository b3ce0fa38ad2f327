package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.RegisterPublished;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a contact-log of its own on the shared broker. */
@ExtendWith(SharedBroker.class)
class RegisterInForceTest {
  private static final String EVALUATION = "/access/v1/evaluation";

  /** The sample, with the notice of the newsletter retired. */
  private static final String RETIRED =
      RegisterLoader.sampleYaml()
          .replaceFirst(
              "version: \"3\"\n    language: en\n",
              "version: \"3\"\n    language: en\n    retired: 2026-01-02\n");

  @TempDir Path folder;

  private final EmbeddedKafka kafka;
  private final Log log;

  RegisterInForceTest(EmbeddedKafka kafka, Log log) {
    this.kafka = kafka;
    this.log = log;
  }

  @BeforeEach
  @AfterEach
  void newLog() {
    log.deleteIfThere(Topic.CONTACT_LOG);
  }

  @Test
  void theRegisterThatASecondGatewayBringsGovernsOnTheFirstToo() {
    try (RunningGateway first = start("first", RegisterLoader.sampleYaml())) {
      first.collectionPoint().post(Consents.path("reader"), Consents.newsletter());
      JsonObject before = decision(first);
      assertThat(before.getBoolean("decision")).isTrue();

      try (RunningGateway second = start("second", RETIRED)) {
        for (RunningGateway gateway : new RunningGateway[] {first, second}) {
          JsonObject after = decision(gateway);
          assertThat(after.getBoolean("decision")).isFalse();
          assertThat(after.getJsonObject("context").getString("reason"))
              .isEqualTo("notice_retired");
          assertThat(
                  gateway
                      .collectionPoint()
                      .post(Consents.path("another"), Consents.newsletter())
                      .status())
              .isEqualTo(400);
          assertThat(gateway.officer().get("/v1/register").json().getString("sha256"))
              .isEqualTo(RegisterLoader.parse(RETIRED, "retired").sha256());
        }
        assertThat(again(second, before).getBoolean("decision")).isTrue();
        assertThat(again(second, before).getString("register"))
            .isEqualTo(RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml").sha256());
      }
    }
  }

  @Test
  void thePastIsJudgedByTheRegisterOfThen() {
    Instant then;
    try (RunningGateway first = start("first", RegisterLoader.sampleYaml())) {
      first.collectionPoint().post(Consents.path("reader"), Consents.newsletter());
      assertThat(decision(first).getBoolean("decision")).isTrue();
      Instant consented = Instant.now();
      Eventually.holds("the clock goes on", () -> Instant.now().isAfter(consented.plusMillis(20)));
      then = consented.plusMillis(5);
    }
    try (RunningGateway second = start("second", RETIRED)) {
      assertThat(newsletter(second, "")).isFalse();
      assertThat(newsletter(second, "?as_of=" + then)).isTrue();
    }
  }

  @Test
  void aRegisterThatCannotBeReadGovernsSoThatNothingIsDecided() {
    try (RunningGateway gateway = start("first", RegisterLoader.sampleYaml())) {
      gateway.collectionPoint().post(Consents.path("reader"), Consents.newsletter());
      assertThat(decision(gateway).getBoolean("decision")).isTrue();

      log.appendEntry(
          gateway.partitionOf("reader"),
          "register|" + "0".repeat(64),
          new RegisterPublished("0".repeat(64), "of: a later version", Instant.now()));

      Answer answer = gateway.officer().post(EVALUATION, Consents.mayMail("reader"));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isNotEmpty();
      Answer ready = gateway.management().get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().getString("register")).isEqualTo("DOWN");
    }
    try (RunningGateway restarted = start("first", RegisterLoader.sampleYaml())) {
      assertThat(restarted.officer().post(EVALUATION, Consents.mayMail("reader")).status())
          .isEqualTo(503);
    }
  }

  private static boolean newsletter(RunningGateway gateway, String query) {
    return gateway.officer().get(Consents.path("reader") + query).list("verdicts").stream()
        .filter(verdict -> verdict.getString("purpose").equals("newsletter"))
        .findFirst()
        .orElseThrow()
        .getBoolean("decision");
  }

  private static JsonObject decision(RunningGateway gateway) {
    Answer answer = gateway.officer().post(EVALUATION, Consents.mayMail("reader"));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static JsonObject again(RunningGateway gateway, JsonObject decision) {
    String id = decision.getJsonObject("context").getString("decision_id");
    return gateway.officer().get("/v1/decisions/" + id).json();
  }

  private RunningGateway start(String name, String yaml) {
    return RunningGateway.start(
        RunningGateway.configWith(yaml, kafka.bootstrapServers(), folder.resolve(name)),
        Clock.systemUTC());
  }
}
