package io.placet.benchmarks.gate;

import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What came out of a job, committed or not, as a topic's end offsets tell it. */
public record Outputs(String bootstrapServers, Admin admin, int partitions, Topic topic) {
  private static final long QUIET_NANOS = 2_000_000_000L;
  private static final long STUCK_NANOS = 120_000_000_000L;

  /** Returns once so many have come out. */
  public void await(long records) {
    long known = -1;
    long since = System.nanoTime();
    for (long count = count(); count < records; count = count()) {
      if (count > known) {
        known = count;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STUCK_NANOS) {
        throw new IllegalStateException(
            "no more than " + count + " of " + records + " come out to " + topic.topicName());
      }
      LockSupport.parkNanos(10_000_000L);
    }
  }

  /** When the last event came out, as {@link System#nanoTime} tells it; waits until none comes. */
  public long last() {
    long known = count();
    long at = System.nanoTime();
    while (System.nanoTime() - at < QUIET_NANOS) {
      LockSupport.parkNanos(10_000_000L);
      long now = count();
      if (now > known) {
        known = now;
        at = System.nanoTime();
      }
    }
    return at;
  }

  /** Returns once an event comes out, committed or not, after what is there when it is called. */
  Runnable next() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(number -> new TopicPartition(topic.topicName(), number))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    return () -> {
      try (consumer) {
        while (consumer.poll(Duration.ofMillis(20)).isEmpty()) {
          // nothing yet
        }
      }
    };
  }

  /** How many there are, those of open transactions included. */
  public long count() {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
    }
    try {
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the topic's ends are not to be had", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
