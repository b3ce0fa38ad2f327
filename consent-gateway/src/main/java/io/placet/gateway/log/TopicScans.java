package io.placet.gateway.log;

import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their begin to what they hold now, for rare questions that no view answers: one
 * at a time, away from the event loops.
 */
public final class TopicScans implements AutoCloseable {
  private static final int MOST_WAITING = 8;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final ThreadPoolExecutor reader =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread thread = new Thread(work, "topic-scan");
            thread.setDaemon(true);
            return thread;
          });

  public TopicScans(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Does what may wait on the thread of the scans.
   *
   * @return fails with {@link LogUnavailableException} if too many wait
   */
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    try {
      return CompletableFuture.supplyAsync(question, reader);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(
          new LogUnavailableException("too many others read whole topics; try again", full));
    }
  }

  /** Visits all that a topic holds now; called on the thread of the scans. */
  public void read(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      read(
          consumer,
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList(),
          visitor);
    }
  }

  /** Visits all that one partition of a topic holds now; called on the thread of the scans. */
  public void read(Topic topic, int partition, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      read(consumer, List.of(new TopicPartition(topic.topicName(), partition)), visitor);
    }
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
      if (System.nanoTime() > giveUp) {
        throw new LogUnavailableException("a topic was not read to its end in time");
      }
      consumer.poll(POLL).forEach(visitor);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
