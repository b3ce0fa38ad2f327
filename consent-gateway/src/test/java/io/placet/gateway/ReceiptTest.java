package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each test has its own contact-log and shut-offs on the shared broker. */
@ExtendWith(SharedBroker.class)
class ReceiptTest {
  private static final String PREFER = "Prefer";
  private static final String APPLIED = "Preference-Applied";

  private final EmbeddedKafka kafka;
  private final Log log;
  private final Path folder;

  ReceiptTest(EmbeddedKafka kafka, Log log, @TempDir Path parent) {
    this.kafka = kafka;
    this.log = log;
    this.folder = parent.resolve("gateway");
  }

  @BeforeEach
  @AfterEach
  void newLogs() {
    log.deleteIfThere(Topic.CONTACT_LOG);
    log.deleteIfThere(Topic.SHUT_OFFS);
  }

  @Test
  void aGatewaySaysPromptlyThatItHasStopped() {
    try (RunningGateway gateway = start()) {
      String path = withdraw(gateway, "prompt");

      Answer receipt = gateway.officer().get(path);
      assertThat(receipt.status()).isEqualTo(200);
      Eventually.holds(
          "the gateway has stopped", () -> !stoppedAt(gateway, path, "gateway").isEmpty());

      JsonObject json = gateway.officer().get(path).json();
      Instant acknowledged = Instant.parse(json.getString("acknowledgedAt"));
      assertThat(Instant.parse(stoppedAt(gateway, path, "gateway")))
          .isBetween(acknowledged, acknowledged.plusSeconds(2));
      assertThat(json.getBoolean("complete")).isFalse();
      assertThat(stoppedAt(gateway, path, "stream")).isEmpty();
    }
  }

  @Test
  void aReceiptCompletesOnceTheStreamsOutputsAreCommitted() {
    try (RunningGateway gateway = start();
        KafkaProducer<byte[], byte[]> stream = openTransaction()) {
      String path = withdraw(gateway, "open");
      pass(path, Topic.SHUT_OFFS);

      Eventually.holdsOn("open outputs keep the receipt open", () -> !complete(gateway, path));
      assertThat(stoppedAt(gateway, path, "stream")).isEmpty();

      stream.commitTransaction();
      Eventually.holds("the receipt is complete", () -> complete(gateway, path));
      assertThat(stoppedAt(gateway, path, "stream")).isNotEmpty();
    }
  }

  @Test
  void anAbortedOutputCompletesItToo() {
    try (RunningGateway gateway = start();
        KafkaProducer<byte[], byte[]> stream = openTransaction()) {
      String path = withdraw(gateway, "aborted");
      pass(path, Topic.SHUT_OFFS);

      stream.abortTransaction();

      Eventually.holds("the receipt is complete", () -> complete(gateway, path));
    }
  }

  @Test
  void aPassThatIsNotCommittedProvesNothing() {
    try (RunningGateway gateway = start();
        KafkaProducer<byte[], byte[]> stream = transactional()) {
      String path = withdraw(gateway, "uncommitted");
      stream.beginTransaction();
      var unused = stream.send(passed(path));
      stream.flush();

      Eventually.holdsOn("the receipt stays open", () -> !complete(gateway, path));

      stream.commitTransaction();
      Eventually.holds("the receipt is complete", () -> complete(gateway, path));
    }
  }

  @Test
  void aProofUnderWaySurvivesARestart() {
    try (KafkaProducer<byte[], byte[]> stream = openTransaction()) {
      String path;
      try (RunningGateway gateway = start()) {
        path = withdraw(gateway, "restart");
        pass(path, Topic.SHUT_OFFS);
        Eventually.holdsOn("the receipt stays open", () -> !complete(gateway, path));
      }
      try (RunningGateway gateway = start()) {
        assertThat(complete(gateway, path)).isFalse();

        stream.commitTransaction();

        Eventually.holds("the receipt is complete", () -> complete(gateway, path));
      }
    }
  }

  @Test
  void aReceiptShowsItsContactOnlyToThoseWhoMayReadConsents() {
    try (RunningGateway gateway = start()) {
      String path = withdraw(gateway, "private");

      assertThat(gateway.officer().get(path).json().getString("contact")).isEqualTo("user:private");
      assertThat(gateway.collectionPoint().get(path).text()).doesNotContain("private");
      assertThat(gateway.tool().get(path).status()).isEqualTo(403);
      assertThat(gateway.officer().get("/v1/shut-offs/none").status()).isEqualTo(404);
    }
  }

  @Test
  void theListIsNewestFirstWithoutContacts() {
    try (RunningGateway gateway = start()) {
      String first = withdraw(gateway, "one");
      String second = withdraw(gateway, "two");
      assertThat(gateway.officer().get(second).status()).isEqualTo(200);

      Answer list = gateway.officer().get("/v1/shut-offs");

      assertThat(list.list("shutOffs"))
          .extracting(receipt -> "/v1/shut-offs/" + receipt.getString("id"))
          .containsExactly(second, first);
      assertThat(list.text()).doesNotContain("user:").doesNotContain("contact\"");

      Answer page = gateway.officer().get("/v1/shut-offs?state=open&limit=1");
      assertThat(page.list("shutOffs")).hasSize(1);
      Answer next =
          gateway.officer().get("/v1/shut-offs?limit=1&after=" + page.json().getString("next"));
      assertThat("/v1/shut-offs/" + next.list("shutOffs").get(0).getString("id")).isEqualTo(first);
      assertThat(next.json().containsKey("next")).isFalse();
      for (String wrong : List.of("state=closed", "limit=0", "limit=many", "after=none")) {
        assertThat(gateway.officer().get("/v1/shut-offs?" + wrong).status()).isEqualTo(400);
      }
    }
  }

  @Test
  void whoPrefersToWaitIsAnsweredAtTheCompletionOrWhenTheWaitIsOver() {
    try (RunningGateway gateway = start()) {
      String path = withdraw(gateway, "waiting");
      assertThat(gateway.officer().get(path).status()).isEqualTo(200);

      Answer over = gateway.officer().get(path, PREFER, "respond-async, wait=1");
      assertThat(over.json().getBoolean("complete")).isFalse();
      assertThat(over.header(APPLIED)).isEqualTo("wait=1");
      for (String malformed : List.of("wait=soon", "17", "wait", "wait=\"5", ",;=,")) {
        Answer atOnce = gateway.officer().get(path, PREFER, malformed);
        assertThat(atOnce.status()).as(malformed).isEqualTo(200);
        assertThat(atOnce.header(APPLIED)).as(malformed).isEmpty();
      }

      CompletableFuture<Answer> later = gateway.officer().getLater(path, PREFER, "wait=\"600\"");
      Eventually.holdsOn("it waits", () -> !later.isDone());
      pass(path, Topic.SHUT_OFFS);

      Answer complete = later.orTimeout(15, TimeUnit.SECONDS).join();
      assertThat(complete.json().getBoolean("complete")).isTrue();
      assertThat(complete.header(APPLIED)).isEqualTo("wait=60");
      assertThat(gateway.officer().get("/v1/shut-offs/none", PREFER, "wait=20").status())
          .isEqualTo(404);
    }
  }

  @Test
  void aReceiptThatIsNotCompleteInTimeIsOnTheMetricsAndNamesWhatHasNotStopped() {
    GatewayConfig config =
        RunningGateway.config(kafka.bootstrapServers(), folder, 0, 0)
            .withShutOffDeadline(Duration.ofSeconds(1));
    try (RunningGateway gateway = RunningGateway.start(config, Clock.systemUTC())) {
      String path = withdraw(gateway, "late");

      Eventually.holds(
          "it is overdue",
          () -> gateway.management().get("/metrics").text().contains("placet_shut_offs_overdue 1"));

      assertThat(gateway.management().get("/metrics").text())
          .contains("placet_shut_off_overdue_total 1")
          .contains("placet_view_following{topic=\"contact-log\"} 1");
      List<JsonObject> overdue =
          gateway.officer().get("/v1/shut-offs?state=overdue").list("shutOffs");
      assertThat(overdue).hasSize(1);
      assertThat(overdue.get(0).getBoolean("overdue")).isTrue();
      assertThat(gateway.officer().get(path).list("pending"))
          .extracting(point -> point.getString("kind"))
          .containsExactly("stream");

      pass(path, Topic.SHUT_OFFS);
      Eventually.holds(
          "nothing is overdue",
          () -> gateway.management().get("/metrics").text().contains("placet_shut_offs_overdue 0"));
    }
  }

  private RunningGateway start() {
    return RunningGateway.start(kafka.bootstrapServers(), folder);
  }

  /** Withdraws; the path of the receipt. */
  private static String withdraw(RunningGateway gateway, String user) {
    gateway.collectionPoint().post(Consents.path(user), Consents.newsletter());
    return gateway
        .collectionPoint()
        .post(Consents.path(user), Consents.noNewsletter("WITHDRAWN"))
        .json()
        .getString("shutOff");
  }

  private void pass(String path, Topic topic) {
    ProducerRecord<byte[], byte[]> record = passed(path);
    log.append(topic, 0, record.key(), record.value());
  }

  private static ProducerRecord<byte[], byte[]> passed(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    ShutOffPassed passed = new ShutOffPassed(id, "newsletter", 0, 0L, Instant.now());
    return new ProducerRecord<>(
        Topic.SHUT_OFFS.topicName(),
        0,
        Keys.bytes(id),
        SingleObject.of(ShutOffPassed.class).encode(passed));
  }

  /** As the stream's sink between two checkpoints: an output is written and not yet committed. */
  private KafkaProducer<byte[], byte[]> openTransaction() {
    KafkaProducer<byte[], byte[]> stream = transactional();
    stream.beginTransaction();
    var unused =
        stream.send(
            new ProducerRecord<>(
                Topic.PSEUDONYMISED_EVENTS.topicName(), 2, Keys.bytes("p"), Keys.bytes("event")));
    stream.flush();
    return stream;
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    log.createMissing(RunningGateway.PARTITIONS);
    KafkaProducer<byte[], byte[]> stream =
        log.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, folder.toString()));
    stream.initTransactions();
    return stream;
  }

  private static boolean complete(RunningGateway gateway, String path) {
    return gateway.officer().get(path).json().getBoolean("complete", false);
  }

  private static String stoppedAt(RunningGateway gateway, String path, String kind) {
    List<JsonObject> points = gateway.officer().get(path).list("points");
    return points.stream()
        .filter(point -> point.getString("kind").equals(kind))
        .map(point -> point.getString("stoppedAt", ""))
        .findFirst()
        .orElse("");
  }
}
