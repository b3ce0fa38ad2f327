package io.placet.gateway.log;

import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Appends records, acknowledged by all in-sync replicas. The producer can block on metadata or a
 * full buffer, so it is called on a thread of its own behind a bounded queue. A full queue is an
 * unavailable log, and so is one in which a record has waited as long as a send may block: each
 * that waits behind a broker that is away would else block as long again.
 */
public final class LogWriter implements AutoCloseable {
  private static final int QUEUED = 20_000;
  private static final Duration DELIVERY = Duration.ofSeconds(8);
  private static final Duration BLOCK = Duration.ofSeconds(4);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Duration block;
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUED),
          task -> new Thread(task, "log-writer"));

  public LogWriter(String bootstrapServers) {
    this(bootstrapServers, BLOCK, DELIVERY);
  }

  LogWriter(String bootstrapServers, Duration block, Duration delivery) {
    this.block = block;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4L << 20,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) delivery.dividedBy(2).toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) delivery.toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (int) block.toMillis()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Appends a record.
   *
   * @return the record's offset once it is acknowledged; fails with {@link
   *     LogUnavailableException}, after which the record may or may not be in the log
   */
  public CompletableFuture<Long> append(Topic topic, int partition, byte[] key, byte[] value) {
    return send(new ProducerRecord<>(topic.topicName(), partition, key, value));
  }

  /** Removes a key from a compacted topic: appends its tombstone. */
  public CompletableFuture<Long> remove(Topic topic, int partition, byte[] key) {
    return send(new ProducerRecord<>(topic.topicName(), partition, key, null));
  }

  /** Appends a record without key to any partition. */
  public CompletableFuture<Long> append(Topic topic, byte[] value) {
    return send(new ProducerRecord<>(topic.topicName(), value));
  }

  private CompletableFuture<Long> send(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Long> offset = new CompletableFuture<>();
    long queuedAt = System.nanoTime();
    try {
      sender.execute(() -> sendNow(record, queuedAt, offset));
    } catch (RejectedExecutionException full) {
      offset.completeExceptionally(
          new LogUnavailableException("too many records wait for the broker", full));
    }
    return offset;
  }

  private void sendNow(
      ProducerRecord<byte[], byte[]> record, long queuedAt, CompletableFuture<Long> offset) {
    if (System.nanoTime() - queuedAt > block.toNanos()) {
      offset.completeExceptionally(
          new LogUnavailableException("records before this one wait for the broker"));
      return;
    }
    try {
      var unused =
          producer.send(record, (metadata, failure) -> complete(offset, metadata, failure));
    } catch (RuntimeException failure) {
      offset.completeExceptionally(
          new LogUnavailableException("the broker does not take records", failure));
    }
  }

  /** An acknowledgement that does not say where the record is proves nothing. */
  static void complete(
      CompletableFuture<Long> offset,
      RecordMetadata metadata,
      @org.jspecify.annotations.Nullable Exception failure) {
    if (failure != null) {
      offset.completeExceptionally(
          new LogUnavailableException("the broker did not acknowledge a record", failure));
    } else if (!metadata.hasOffset()) {
      offset.completeExceptionally(
          new LogUnavailableException("the broker acknowledged a record without an offset"));
    } else {
      offset.complete(metadata.offset());
    }
  }

  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(DELIVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    producer.close(DELIVERY);
  }
}
