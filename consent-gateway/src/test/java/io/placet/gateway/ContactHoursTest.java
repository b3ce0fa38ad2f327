package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The register's hours and limits, as tools are told of them. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactHoursTest {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T09:30:00Z");
  private static final int MOST_CALLS = 4;

  private final HandClock clock = new HandClock(MONDAY_MORNING);
  private final RunningGateway gateway;

  ContactHoursTest(EmbeddedKafka kafka, @TempDir Path parent) {
    gateway =
        RunningGateway.start(
            RunningGateway.config(kafka.bootstrapServers(), parent.resolve("gateway"), 0, 0),
            clock);
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void aToolIsToldWhenItMayCallAgainAndNothingElse() {
    consent("called-at-night");
    assertThat(call("called-at-night").decision()).isTrue();
    clock.move(Duration.ofHours(12));

    Answer atNight = call("called-at-night");
    clock.move(Duration.ofHours(-12));

    JsonObject context = atNight.json().getJsonObject("context");
    assertThat(atNight.decision()).isFalse();
    assertThat(context.fieldNames())
        .containsExactlyInAnyOrder("revision", "as_of", "decision_id", "reason", "next_allowed");
    assertThat(context.getString("reason")).isEqualTo("quiet_hours");
    assertThat(Instant.parse(context.getString("next_allowed")))
        .isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    JsonObject again =
        gateway.officer().get("/v1/decisions/" + context.getString("decision_id")).json();
    assertThat(again.getString("reason")).isEqualTo("quiet_hours");
    assertThat(again.getString("nextAllowed")).isEqualTo(context.getString("next_allowed"));
  }

  @Test
  void callsThatAreTooManyAreDeniedUntilTheOldestIsForgotten() {
    consent("called-often");
    for (int i = 0; i < MOST_CALLS; i++) {
      assertThat(call("called-often").decision()).isTrue();
      Answer attempt =
          gateway
              .tool()
              .post(
                  "/v1/contacts/user:called-often/attempts",
                  new JsonObject().put("channel", "telephone").put("outcome", "unanswered"));
      assertThat(attempt.status()).isEqualTo(201);
    }

    JsonObject context = call("called-often").json().getJsonObject("context");

    assertThat(context.getString("reason")).isEqualTo("frequency_cap");
    assertThat(Instant.parse(context.getString("next_allowed"))).isAfter(MONDAY_MORNING);
    JsonObject again =
        gateway.officer().get("/v1/decisions/" + context.getString("decision_id")).json();
    assertThat(again.getString("reason")).isEqualTo("frequency_cap");
    assertThat(again.getJsonArray("restsOn")).hasSize(1 + MOST_CALLS);
  }

  private Answer call(String user) {
    return gateway
        .tool()
        .post(EVALUATION, Consents.question("user:" + user, "offers", "telephone"));
  }

  private void consent(String user) {
    Answer consent =
        gateway
            .collectionPoint()
            .post(
                Consents.path(user),
                new JsonObject()
                    .put("purpose", "offers")
                    .put("channel", "telephone")
                    .put("state", "GIVEN")
                    .put("notice", new JsonObject().put("id", "offers").put("version", "1"))
                    .put("collectionPoint", "checkout")
                    .put("method", "box-ticked"));
    assertThat(consent.status()).as(consent.text()).isEqualTo(201);
  }
}
