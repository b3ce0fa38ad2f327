package io.placet.jobs.flink.start;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Bounded reads before a job starts: what is committed now, from the beginning. */
public final class KafkaReads implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int TIMEOUT_MS = 30_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  public KafkaReads(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Partitions of a topic; 0 if there is no such topic. */
  int partitions(String topic) {
    return consumer.listTopics().getOrDefault(topic, List.of()).size();
  }

  /** Reads all that is committed in a topic. */
  public void all(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    read(
        topic,
        record -> {
          reader.accept(record);
          return false;
        });
  }

  /** Whether a committed record can be read in a topic. */
  boolean hasAny(String topic) {
    return read(topic, record -> true);
  }

  /** Reads until a record satisfies, or the end that there was when reading began. */
  private boolean read(String topic, Predicate<ConsumerRecord<byte[], byte[]>> satisfies) {
    List<TopicPartition> partitions =
        consumer.listTopics().getOrDefault(topic, List.of()).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    // Of a committed reader these are the last stable offsets.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (satisfies.test(record)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
