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

/** The events that came out of a job, committed or not, as the topic's end offsets tell it. */
record Outputs(String bootstrapServers, Admin admin, int partitions) {
  private static final String TOPIC = Topic.PSEUDONYMISED_EVENTS.topicName();
  private static final long QUIET_NANOS = 2_000_000_000L;

  /** Returns once so many events have come out. */
  void await(long events) throws ExecutionException, InterruptedException {
    while (count() < events) {
      LockSupport.parkNanos(10_000_000L);
    }
  }

  /** When the last event came out, as {@link System#nanoTime} tells it; waits until none comes. */
  long last() throws ExecutionException, InterruptedException {
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
            .mapToObj(number -> new TopicPartition(TOPIC, number))
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
  long count() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicPartition(TOPIC, partition), OffsetSpec.latest());
    }
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }
}
