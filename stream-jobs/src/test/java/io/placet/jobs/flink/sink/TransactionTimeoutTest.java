package io.placet.jobs.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.placet.embedded.kafka.EmbeddedKafkaConfig;
import io.placet.schemas.avro.TopicRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.runtime.operators.sink.CommitterOperatorFactory;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stopped after a checkpoint has promised records and before they were committed: what is left of
 * them after a while depends on the timeout of their transaction.
 */
@SuppressWarnings("try") // the harnesses say they may be interrupted while closing
class TransactionTimeoutTest {
  private static final String TOPIC = "promised";
  private static final int RECORDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A stop of twice the timeout; as in a naive setting only where there is time for it. */
  private static final Duration SHORT =
      Duration.ofSeconds(Boolean.getBoolean("placet.long") ? 10 : 1);

  private static final Duration DOWN = SHORT.multipliedBy(2);

  @TempDir Path folder;
  private EmbeddedKafka kafka;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void whatACheckpointPromisedOutlivesAStopAsShippedAndNotWithAShortTimeout() throws Exception {
    Sink<TopicRecord> lost =
        Sinks.exactlyOnce(kafka.bootstrapServers(), TransactionPrefix.PSEUDONYMISED_EVENTS, SHORT);
    Sink<TopicRecord> shipped =
        Sinks.exactlyOnce(kafka.bootstrapServers(), TransactionPrefix.OUTCOMES);
    OperatorSubtaskState lostPromise = promise(lost, "lost");
    OperatorSubtaskState shippedPromise = promise(shipped, "kept");
    long stopped = System.nanoTime();

    awaitAborted(TransactionPrefix.PSEUDONYMISED_EVENTS);
    Duration down = Duration.ofNanos(System.nanoTime() - stopped);
    if (down.compareTo(DOWN) < 0) {
      LockSupport.parkNanos(DOWN.minus(down).toNanos());
    }
    startAgain(lost, lostPromise);
    startAgain(shipped, shippedPromise);

    assertThat(committed())
        .hasSize(RECORDS)
        .allMatch(value -> value.startsWith("kept"))
        .doesNotHaveDuplicates();
  }

  /** Writes until a checkpoint is complete, and stops before the commit. */
  private static OperatorSubtaskState promise(Sink<TopicRecord> sink, String value)
      throws Exception {
    try (OneInputStreamOperatorTestHarness<TopicRecord, CommittableMessage<KafkaCommittable>>
            writer =
                new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(sink));
        OneInputStreamOperatorTestHarness<
                CommittableMessage<KafkaCommittable>, CommittableMessage<KafkaCommittable>>
            committer = committer(sink)) {
      writer.setup(
          CommittableMessageTypeInfo.of(((KafkaSink<TopicRecord>) sink)::getCommittableSerializer)
              .createSerializer(new SerializerConfigImpl()));
      writer.open();
      committer.open();
      for (int i = 0; i < RECORDS; i++) {
        writer.processElement(new TopicRecord(TOPIC, bytes("key"), bytes(value + " " + i)), 0);
      }
      writer.prepareSnapshotPreBarrier(1);
      for (CommittableMessage<KafkaCommittable> committable : writer.extractOutputValues()) {
        committer.processElement(committable, 0);
      }
      return committer.snapshot(1, 1);
    }
  }

  /** Goes on from the checkpoint, which commits what it promised. */
  private static void startAgain(Sink<TopicRecord> sink, OperatorSubtaskState promise)
      throws Exception {
    try (OneInputStreamOperatorTestHarness<
            CommittableMessage<KafkaCommittable>, CommittableMessage<KafkaCommittable>>
        committer = committer(sink)) {
      committer.setRestoredCheckpointId(1);
      committer.initializeState(promise);
      committer.open();
    }
  }

  private static OneInputStreamOperatorTestHarness<
          CommittableMessage<KafkaCommittable>, CommittableMessage<KafkaCommittable>>
      committer(Sink<TopicRecord> sink) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new CommitterOperatorFactory<>((KafkaSink<TopicRecord>) sink, false, true));
  }

  private void awaitAborted(TransactionPrefix prefix) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (open().stream().anyMatch(id -> id.startsWith(prefix.text()))) {
      assertThat(System.nanoTime()).as("the broker aborts").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private List<String> open() throws Exception {
    return admin
        .listTransactions(
            new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
        .all()
        .get(30, TimeUnit.SECONDS)
        .stream()
        .map(TransactionListing::transactionalId)
        .toList();
  }

  private List<String> committed() throws Exception {
    assertThat(open()).as("transactions that would hold readers back").isEmpty();
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
