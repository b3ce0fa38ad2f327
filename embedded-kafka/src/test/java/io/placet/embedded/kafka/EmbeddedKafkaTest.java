package io.placet.embedded.kafka;

import static io.placet.embedded.kafka.Clients.createTopic;
import static io.placet.embedded.kafka.Clients.producer;
import static io.placet.embedded.kafka.Clients.readCommitted;
import static io.placet.embedded.kafka.Clients.send;
import static io.placet.embedded.kafka.Clients.sendInTransaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @TempDir Path folder;

  @Test
  void whatIsProducedIsConsumed() throws Exception {
    try (EmbeddedKafka kafka = start()) {
      createTopic(kafka);
      send(kafka, "hello");

      assertThat(readCommitted(kafka, 1)).containsExactly("hello");
    }
  }

  @Test
  void aRestartOnAnotherPortKeepsRecordsAndCommittedTransactions() throws Exception {
    String before;
    try (EmbeddedKafka kafka = start()) {
      before = kafka.bootstrapServers();
      createTopic(kafka);
      send(kafka, "plain");
      sendInTransaction(kafka, "committed");
    }
    try (EmbeddedKafka kafka = start()) {
      assertThat(kafka.bootstrapServers()).isNotEqualTo(before);
      assertThat(readCommitted(kafka, 2)).containsExactly("plain", "committed");
    }
  }

  @Test
  void aTransactionalIdWritesOnAfterARestart() throws Exception {
    try (EmbeddedKafka kafka = start()) {
      createTopic(kafka);
      sendInTransaction(kafka, "first");
    }
    try (EmbeddedKafka kafka = start()) {
      sendInTransaction(kafka, "second");

      assertThat(readCommitted(kafka, 2)).containsExactly("first", "second");
    }
  }

  @Test
  void aKilledProcessLosesNothingThatWasAcknowledged() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WriteThenHang.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo(WriteThenHang.WRITTEN);
    } finally {
      process.destroyForcibly().waitFor();
    }

    try (EmbeddedKafka kafka = start()) {
      assertThat(readCommitted(kafka, 2)).containsExactly("plain", "committed");
    }
  }

  @Test
  void aPortInUseIsRefusedByItsAddress() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedKafkaConfig config = EmbeddedKafkaConfig.in(folder).withPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedKafka.start(config))
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("choose another");
    }
  }

  @Test
  void aFolderInUseIsRefusedByItsName() {
    try (EmbeddedKafka first = start()) {
      assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void writingToAnUnknownTopicDoesNotCreateIt() throws Exception {
    Map<String, Object> impatient = Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    try (EmbeddedKafka kafka = start();
        KafkaProducer<String, String> producer = producer(kafka, impatient);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>("typo", "x")).get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TimeoutException.class);
      assertThat(
              admin
                  .listTopics(new ListTopicsOptions().listInternal(true))
                  .names()
                  .get(30, TimeUnit.SECONDS))
          .containsExactlyInAnyOrder("__consumer_offsets", "__transaction_state");
    }
  }

  private EmbeddedKafka start() {
    return EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
  }
}
