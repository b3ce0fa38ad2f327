package io.placet.gateway.audience.webhook;

import io.placet.gateway.audience.change.ChangeFeed;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A receiver's own place in the topics: the committed offsets of a consumer group of its name. What
 * a receiver does not take keeps its place and nobody else's.
 */
final class Feed implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration WAITING_POLL = Duration.ofMillis(50);
  private static final int MOST_RECORDS = 200;

  private final Consumer<byte[], byte[]> consumer;

  /** How far what is read was asked for anew. */
  private final Map<TopicPartition, Long> replayedUntil = new HashMap<>();

  Feed(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    consumer.subscribe(ChangeFeed.TOPICS.stream().map(Topic::topicName).toList());
  }

  static Feed of(String bootstrapServers, String destination) {
    return new Feed(
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group(destination),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                // its place was fixed when it was made; where retention overtook that, all there is
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer()));
  }

  /** The group whose offsets are a receiver's place. */
  static String group(String destination) {
    return "placet-webhook-" + destination;
  }

  ConsumerRecords<byte[], byte[]> poll() {
    return consumer.poll(POLL);
  }

  /** All that was polled is settled. */
  void settled() {
    consumer.commitSync();
  }

  /** Begins anew with what happened from an instant on. */
  void replay(Instant from) {
    Set<TopicPartition> assigned = consumer.assignment();
    Map<TopicPartition, Long> times = new HashMap<>();
    assigned.forEach(partition -> times.put(partition, from.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    replayedUntil.putAll(consumer.endOffsets(assigned));
    found.forEach(
        (partition, offset) -> {
          if (offset != null) {
            consumer.seek(partition, offset.offset());
          }
        });
  }

  /** Whether a replay may begin: partitions are assigned. */
  boolean isAssigned() {
    return !consumer.assignment().isEmpty();
  }

  /** Whether some of what was polled was asked for anew. */
  boolean isReplayed(ConsumerRecords<byte[], byte[]> records) {
    boolean replayed = false;
    for (TopicPartition partition : records.partitions()) {
      long first = records.records(partition).get(0).offset();
      replayed |= first < replayedUntil.getOrDefault(partition, 0L);
    }
    return replayed;
  }

  /** Lets time pass without reading on, and without being taken for dead. */
  void pause() {
    consumer.pause(consumer.assignment());
    ConsumerRecords<byte[], byte[]> early = consumer.poll(WAITING_POLL);
    // partitions that came while it waited are not paused
    for (TopicPartition partition : early.partitions()) {
      consumer.seek(partition, early.records(partition).get(0).offset());
    }
  }

  void resume() {
    consumer.resume(consumer.paused());
  }

  /** Ends a poll from another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
