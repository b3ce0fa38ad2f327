package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What receivers are told as days pass, with a day of three contacts for each caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksOverDaysTest {
  private static final int QUOTA = 3;

  private final HandClock clock = new HandClock(Instant.now());
  private final EmbeddedKafka kafka;
  private final RunningGateway gateway;
  private final FollowedGateway given;
  private WebhookReceiver receiver = new WebhookReceiver();

  WebhooksOverDaysTest(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    gateway =
        RunningGateway.start(
            RunningGateway.configWith(
                RunningGateway.registerWithQuota(QUOTA),
                kafka.bootstrapServers(),
                folder.resolve("a")),
            clock);
    given = new FollowedGateway(gateway, new Log(kafka.bootstrapServers()));
  }

  @BeforeEach
  void anotherDay() {
    clock.move(Duration.ofDays(2));
  }

  @AfterEach
  void anotherReceiver() {
    receiver.close();
    receiver = new WebhookReceiver();
  }

  @AfterAll
  void close() {
    receiver.close();
    gateway.close();
    given.log.close();
    kafka.close();
  }

  @Test
  void whosePermissionEndsByItselfIsToldAsGoneThoughNothingComes() {
    given.audience("ending");
    given.destination("ending", receiver);
    given.profiled("ending-1");
    Answer consent =
        gateway
            .collectionPoint()
            .post(
                Consents.path("ending-1"),
                Consents.newsletter()
                    .put("validUntil", clock.instant().plus(Duration.ofHours(2)).toString()));
    assertThat(consent.status()).as(consent.text()).isEqualTo(201);
    given.enters("ending-1", "ending");
    Eventually.holds("the entry", () -> receiver.got().size() == 1);
    Eventually.holdsOn("nothing while it lasts", () -> receiver.got().size() == 1);

    clock.move(Duration.ofHours(3));

    Eventually.holds("the exit", () -> receiver.told().contains("audience.left user:ending-1"));
  }

  @Test
  void entriesWaitForTheNextDayOnceTheQuotaIsUsedUpAndExitsGoOn() {
    given.audience("full");
    String id = given.destination("full", receiver).getString("id");
    for (int member = 1; member <= QUOTA; member++) {
      given.reachable("full-" + member);
      given.enters("full-" + member, "full");
    }
    Eventually.holds("as many as a day has", () -> receiver.got().size() == QUOTA);
    given.reachable("full-4");
    given.enters("full-4", "full");
    given.reachable("full-5");
    given.enters("full-5", "full");
    Eventually.holds("the others wait", () -> state(id).equals("waiting_for_quota"));

    given.newsletter("full-1", "WITHDRAWN");
    given.newsletter("full-4", "WITHDRAWN");

    Eventually.holds("an exit goes on", () -> receiver.got().size() == QUOTA + 1);
    assertThat(receiver.told().get(QUOTA)).isEqualTo("audience.left user:full-1");
    Eventually.holdsOn("no entry", () -> receiver.got().size() == QUOTA + 1);
    assertThat(export("full").getString("state"))
        .as("deliveries count in the same day as exports")
        .isEqualTo("awaiting-approval");

    clock.move(Duration.ofDays(1));

    Eventually.holds("who waited is told", () -> receiver.got().size() == QUOTA + 2);
    assertThat(receiver.told().get(QUOTA + 1)).isEqualTo("audience.entered user:full-5");
    Eventually.holds("nobody waits any more", () -> state(id).equals("active"));
    assertThat(receiver.told()).noneMatch(told -> told.endsWith("user:full-4"));
  }

  private JsonObject export(String audience) {
    Answer asked = given.ask(given.marketer(), audience, "csv");
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    return asked.json();
  }

  private String state(String id) {
    List<JsonObject> all = given.marketer().get("/v1/destinations").list("destinations");
    return all.stream()
        .filter(destination -> destination.getString("id").equals(id))
        .map(destination -> destination.getString("state"))
        .findFirst()
        .orElseThrow();
  }
}
