package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateRig;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When things were acknowledged, and when a consumer that reads committed had them. */
final class Arrivals implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Long> arrived = new ConcurrentHashMap<>();
  private final Function<ConsumerRecord<byte[], byte[]>, Optional<String>> nameOf;
  private final Thread reader;
  private volatile boolean closing;

  /**
   * Reads a topic from its end on.
   *
   * @param nameOf what a record is the arrival of
   */
  Arrivals(
      GateRig rig, Topic topic, Function<ConsumerRecord<byte[], byte[]>, Optional<String>> nameOf) {
    this.nameOf = nameOf;
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", rig.bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var all =
        IntStream.range(0, rig.partitions())
            .mapToObj(number -> new TopicPartition(topic.topicName(), number))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    reader = new Thread(() -> read(consumer), "bench-" + topic.topicName());
    reader.start();
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          nameOf.apply(record).ifPresent(name -> arrived.putIfAbsent(name, System.nanoTime()));
        }
      }
    }
  }

  void acknowledged(String name) {
    acknowledged.put(name, System.nanoTime());
  }

  /** The times between in microseconds, once all have arrived. */
  Histogram times() {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!arrived.keySet().containsAll(acknowledged.keySet())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            arrived.size() + " of " + acknowledged.size() + " have arrived");
      }
      LockSupport.parkNanos(10_000_000L);
    }
    Histogram micros = new Histogram(3);
    acknowledged.forEach(
        (name, at) ->
            micros.recordValue(Math.max(1, (arrived.getOrDefault(name, at) - at) / 1_000)));
    return micros;
  }

  @Override
  public void close() {
    closing = true;
    try {
      reader.join(5_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
