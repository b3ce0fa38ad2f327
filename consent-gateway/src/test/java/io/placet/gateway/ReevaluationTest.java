package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.ReevaluationDone;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new definition reaches the contacts that are there, whichever gateway asks for them. */
class ReevaluationTest {
  private static final int CONTACTS = 12;

  /** So slow that a gateway is ended in the middle. */
  private static final int SLOW = 2;

  @TempDir private Path folder;
  private EmbeddedKafka kafka;
  private Log log;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
    log = new Log(kafka.bootstrapServers());
  }

  @AfterEach
  void stop() {
    log.close();
    kafka.close();
  }

  @Test
  void whatAGatewayLeavesAnotherFinishesAndEachContactIsAskedForOnce() {
    try (RunningGateway first = gateway("one", SLOW)) {
      for (int contact = 0; contact < CONTACTS; contact++) {
        consents(first, "re-" + contact, "profiling");
      }
      consents(first, "other", "analytics");
      assertThat(create(first, "everybody").status()).isEqualTo(201);
      Eventually.holds("some are asked for", () -> !asked("everybody").isEmpty());
      JsonObject progress = progress(first, "everybody");
      assertThat(progress.getBoolean("complete")).isFalse();
      assertThat(progress.getLong("total")).isEqualTo(CONTACTS);
    }
    int before = asked("everybody").size();
    assertThat(before).isBetween(1, CONTACTS - 1);

    try (RunningGateway second = gateway("two", 1_000)) {
      Eventually.holds(
          "all are asked for",
          () ->
              asked("everybody").size() == CONTACTS
                  && progress(second, "everybody").getLong("asked") == CONTACTS);
      assertThat(asked("everybody").values().stream().map(ReevaluationAsked::getVersion))
          .containsOnly(1);
      Map<String, ReevaluationAsked> all = asked("everybody");
      for (int contact = 0; contact < CONTACTS; contact++) {
        assertThat(all).containsKey(second.subject("re-" + contact).text());
      }
      assertThat(recordsOf("everybody")).hasSize(CONTACTS);

      // the stream judges all but one
      List<ConsumerRecord<byte[], byte[]>> records = recordsOf("everybody");
      records.subList(1, CONTACTS).forEach(this::done);
      Eventually.holds(
          "they are counted", () -> progress(second, "everybody").getLong("done") == CONTACTS - 1);
      assertThat(progress(second, "everybody").getBoolean("complete")).isFalse();
      done(records.get(0));
      Eventually.holds(
          "it is complete", () -> progress(second, "everybody").getBoolean("complete"));
      Eventually.holds("what asked leaves the log", () -> asked("everybody").isEmpty());
      assertThat(progress(second, "everybody").getLong("done")).isEqualTo(CONTACTS);
    }
    try (RunningGateway again = gateway("two", 1_000)) {
      assertThat(progress(again, "everybody").getBoolean("complete")).isTrue();
      Eventually.holdsOn("nobody is asked for again", () -> asked("everybody").isEmpty());
    }
  }

  @Test
  void noMoreAreAskedForThanTheStreamIsSoonDoneWith() {
    int atOnce = CONTACTS - 4;
    try (RunningGateway gateway = gateway("four", atOnce)) {
      for (int contact = 0; contact < CONTACTS; contact++) {
        consents(gateway, "waits-" + contact, "profiling");
      }
      assertThat(create(gateway, "flooding").status()).isEqualTo(201);
      Eventually.holds("some are asked for", () -> recordsOf("flooding").size() == atOnce);
      // By its pace alone it would ask for the others a second later.
      Instant longer = Instant.now().plusSeconds(2);
      while (Instant.now().isBefore(longer)) {
        Eventually.holdsOn(
            "the others wait for those", () -> recordsOf("flooding").size() == atOnce);
      }

      recordsOf("flooding").forEach(this::done);
      Eventually.holds("then all are", () -> recordsOf("flooding").size() == CONTACTS);
    }
  }

  @Test
  void itGovernsNoContactAndNoEventRestsOnIt() {
    try (RunningGateway gateway = gateway("three", 1_000)) {
      consents(gateway, "unmoved", "profiling");
      String before = revisionOf(gateway, "unmoved");
      int records = gateway.officer().get(Consents.path("unmoved")).list("records").size();

      assertThat(create(gateway, "unmoving").status()).isEqualTo(201);
      String subject = gateway.subject("unmoved").text();
      Eventually.holds("it is asked for", () -> asked("unmoving").containsKey(subject));

      gateway
          .sender()
          .post(
              "/v1/track",
              new JsonObject()
                  .put("event", "Order Completed")
                  .put("userId", "unmoved")
                  .put("messageId", "unmoved-1")
                  .put("properties", new JsonObject().put("total", 5).put("currency", "EUR")));
      long restsOn =
          log.all(Topic.EVENTS).stream()
              .filter(record -> text(record.key()).equals(subject))
              .map(
                  record ->
                      SingleObject.of(io.placet.schemas.avro.EventEnvelope.class)
                          .decode(record.value()))
              .findFirst()
              .orElseThrow()
              .getRestsOn();
      long asked =
          recordsOf("unmoving").stream()
              .filter(record -> text(record.key()).startsWith(subject))
              .findFirst()
              .orElseThrow()
              .offset();
      assertThat(restsOn).isLessThan(asked);
      assertThat(before).isNotEmpty();
      assertThat(gateway.officer().get(Consents.path("unmoved")).list("records")).hasSize(records);
    }
  }

  private RunningGateway gateway(String name, int perSecond) {
    return RunningGateway.start(
        RunningGateway.config(kafka.bootstrapServers(), folder.resolve("d").resolve(name), 0, 0)
            .withReevaluationsPerSecond(perSecond),
        Clock.systemUTC());
  }

  private static void consents(RunningGateway gateway, String user, String purpose) {
    Answer answer = gateway.collectionPoint().post(Consents.path(user), Consents.given(purpose));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static String revisionOf(RunningGateway gateway, String user) {
    return Objects.requireNonNull(
        gateway.officer().get(Consents.path(user)).json().getString("revision"));
  }

  private static Answer create(RunningGateway gateway, String id) {
    return gateway
        .marketer()
        .post(
            "/v1/segments",
            new JsonObject()
                .put("id", id)
                .put("name", "Everybody")
                .put("description", "Who did anything")
                .put("purpose", "profiling")
                .put(
                    "rule",
                    new JsonObject().put("measure", "did").put("event", "Order Completed")));
  }

  private static JsonObject progress(RunningGateway gateway, String id) {
    return gateway.marketer().get("/v1/segments/" + id + "/progress").json();
  }

  /** The newest records that ask for a re-evaluation, by subject; what was removed is not there. */
  private Map<String, ReevaluationAsked> asked(String segment) {
    Map<String, ReevaluationAsked> asked = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : log.all(Topic.CONTACT_LOG)) {
      String key = text(record.key());
      if (key.endsWith("|reevaluate|segment/" + segment)) {
        String subject = key.substring(0, key.indexOf('|'));
        if (record.value() == null) {
          asked.remove(subject);
        } else {
          asked.put(
              subject,
              (ReevaluationAsked)
                  SingleObject.of(ContactLogEntry.class).decode(record.value()).getBody());
        }
      }
    }
    return asked;
  }

  private List<ConsumerRecord<byte[], byte[]>> recordsOf(String segment) {
    return log.all(Topic.CONTACT_LOG).stream()
        .filter(record -> record.value() != null)
        .filter(record -> text(record.key()).endsWith("|reevaluate|segment/" + segment))
        .toList();
  }

  private void done(ConsumerRecord<byte[], byte[]> asked) {
    ReevaluationDone done =
        new ReevaluationDone("segment/everybody", 1, asked.partition(), asked.offset());
    log.append(
        Topic.REEVALUATIONS,
        asked.partition(),
        new byte[0],
        SingleObject.of(ReevaluationDone.class).encode(done));
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
