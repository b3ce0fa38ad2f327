package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A request with an idempotency key is carried out once, by whichever gateway. */
@ExtendWith(SharedBroker.class)
class IdempotencyTest {
  private static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int AT_ONCE = 12;

  @TempDir Path folder;

  private final HandClock clock = new HandClock(Instant.now());

  @Test
  void whatComesAgainIsAnsweredAsBeforeAndRecordedOnce(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a");
        RunningGateway b = start(kafka, "b")) {
      Answer first = give(a, "once", "key-1");
      Answer again = give(b, "once", "\"key-1\"");

      assertThat(first.status()).as(first.text()).isEqualTo(201);
      assertThat(first.header(REPLAYED)).isEmpty();
      assertThat(again.status()).as(again.text()).isEqualTo(201);
      assertThat(again.json()).isEqualTo(first.json());
      assertThat(again.header(REPLAYED)).isEqualTo("true");
      assertThat(records(a, "once")).isEqualTo(1);
    }
  }

  @Test
  void aGrantThatComesAgainAfterAWithdrawalGrantsNothing(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a")) {
      give(a, "left", "grant");
      a.collectionPoint().post(Consents.path("left"), Consents.noNewsletter("WITHDRAWN"));

      Answer again = give(a, "left", "grant");

      assertThat(again.status()).isEqualTo(201);
      assertThat(a.tool().post("/access/v1/evaluation", Consents.mayMail("left")).decision())
          .isFalse();
    }
  }

  @Test
  void aKeyIsKnownAfterARestart(EmbeddedKafka kafka) {
    JsonObject before;
    try (RunningGateway a = start(kafka, "a")) {
      before = give(a, "restarted", "key").json();
    }
    try (RunningGateway a = start(kafka, "a")) {
      assertThat(give(a, "restarted", "key").json()).isEqualTo(before);
    }
  }

  @Test
  void ofManyAtOnceOneIsCarriedOut(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a");
        RunningGateway b = start(kafka, "b")) {
      List<Answer> answers =
          IntStream.range(0, AT_ONCE)
              .parallel()
              .mapToObj(n -> give(n % 2 == 0 ? a : b, "crowd", "same"))
              .toList();

      assertThat(answers).extracting(Answer::status).containsOnly(201, 409).contains(201);
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 409)
          .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
      assertThat(records(a, "crowd")).isEqualTo(1);
      assertThat(give(b, "crowd", "same").header(REPLAYED)).isEqualTo("true");
    }
  }

  @Test
  void aKeyThatNamedAnotherRequestIsRefused(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a")) {
      give(a, "mixed", "key");

      Answer other =
          a.collectionPoint()
              .post(Consents.path("mixed"), Consents.noNewsletter("REFUSED"), HEADER, "key");
      Answer elsewhere = give(a, "another", "key");

      assertThat(other.status()).isEqualTo(422);
      assertThat(other.json().getString("detail")).contains("a key of its own");
      assertThat(elsewhere.status()).isEqualTo(422);
      assertThat(give(a, "mixed", "two words").status()).isEqualTo(400);
    }
  }

  @Test
  void anotherCallersKeyIsAnother(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a")) {
      give(a, "shared", "key");

      Answer officers =
          a.officer().post(Consents.path("shared"), Consents.newsletter(), HEADER, "key");

      assertThat(officers.status()).as(officers.text()).isEqualTo(201);
      assertThat(officers.header(REPLAYED)).isEmpty();
    }
  }

  @Test
  void whatWasRefusedIsCarriedOutOnceItIsMended(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a")) {
      Answer refused =
          a.collectionPoint()
              .post(
                  Consents.path("mended"),
                  Consents.newsletter().put("collectionPoint", "nowhere"),
                  HEADER,
                  "key");

      assertThat(refused.status()).isEqualTo(400);
      Eventually.holds("it is given up", () -> give(a, "mended", "key").status() == 201);
    }
  }

  @Test
  void afterADayTheKeyIsForgotten(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a")) {
      give(a, "later", "key");
      clock.move(Duration.ofHours(23));
      assertThat(give(a, "later", "key").header(REPLAYED)).isEqualTo("true");
      clock.move(Duration.ofHours(2));

      Answer anew = give(a, "later", "key");

      assertThat(anew.status()).isEqualTo(201);
      assertThat(anew.header(REPLAYED)).isEmpty();
    }
  }

  @Test
  void neitherKeyNorAnswerStandsInTheTopic(EmbeddedKafka kafka) {
    try (RunningGateway a = start(kafka, "a")) {
      String record = give(a, "canary", "canary-key").json().getString("record");

      assertThat(new Log(kafka.bootstrapServers()).all(Topic.REQUESTS))
          .isNotEmpty()
          .allSatisfy(
              kept ->
                  assertThat(new String(kept.value(), StandardCharsets.ISO_8859_1))
                      .doesNotContain("canary-key", "user:canary", record));
    }
  }

  private RunningGateway start(EmbeddedKafka kafka, String name) {
    return start(kafka, name, clock);
  }

  private RunningGateway start(EmbeddedKafka kafka, String name, Clock time) {
    return RunningGateway.start(
        RunningGateway.config(kafka.bootstrapServers(), folder.resolve(name), 0, 0), time);
  }

  private static Answer give(RunningGateway gateway, String user, String key) {
    return gateway.collectionPoint().post(Consents.path(user), Consents.newsletter(), HEADER, key);
  }

  /** How many consent records there are of a contact. */
  private static int records(RunningGateway gateway, String user) {
    return gateway.officer().get(Consents.path(user)).list("records").size();
  }
}
