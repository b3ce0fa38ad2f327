package io.placet.benchmarks.gate;

import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.ShutOffPassed;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When each withdrawal was acknowledged, when a plain consumer had it (the floor) and when the gate
 * stopped its purpose (as the gate's clock says on shut-offs, read before it is committed). All on
 * one machine's wall clock, in milliseconds.
 */
public final class WithdrawalTimes implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Long> consumed = new ConcurrentHashMap<>();
  private final Map<String, Long> gated = new ConcurrentHashMap<>();
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<ShutOffPassed> passed = SingleObject.of(ShutOffPassed.class);
  private final List<Thread> readers = new ArrayList<>();
  private volatile boolean closing;

  WithdrawalTimes(String bootstrapServers, int partitions) {
    read(bootstrapServers, Topic.CONTACT_LOG, partitions, this::plainlyConsumed);
    read(bootstrapServers, Topic.SHUT_OFFS, partitions, this::gated);
  }

  void acknowledged(String recordId, long atMs) {
    acknowledged.put(recordId, atMs);
  }

  /** Ids of what was acknowledged. */
  public java.util.Set<String> receipts() {
    return java.util.Set.copyOf(acknowledged.keySet());
  }

  void awaitAll(int withdrawals) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while ((acknowledged.size() < withdrawals || gated.size() < withdrawals)
        && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000L);
    }
    if (gated.size() < withdrawals) {
      throw new IllegalStateException(
          "only " + gated.size() + " of " + withdrawals + " withdrawals reached the gate");
    }
  }

  /**
   * Both latencies in microseconds; a clock reading in the same millisecond counts as half of one.
   */
  void drainInto(Histogram toGate, Histogram floor) {
    acknowledged.forEach(
        (recordId, ackMs) -> {
          record(toGate, gated.get(recordId), ackMs);
          record(floor, consumed.get(recordId), ackMs);
        });
  }

  /** Prints the withdrawals by second of the run, to see when the slow ones were. */
  void trace(PrintStream out) {
    long first = acknowledged.values().stream().mapToLong(Long::longValue).min().orElse(0);
    Map<Long, Histogram> bySecond = new TreeMap<>();
    acknowledged.forEach(
        (recordId, ackMs) ->
            record(
                bySecond.computeIfAbsent((ackMs - first) / 1_000, none -> new Histogram(3)),
                gated.get(recordId),
                ackMs));
    bySecond.forEach(
        (second, micros) ->
            out.printf(
                Locale.ROOT,
                "second %d: p50 %.1f max %.1f ms%n",
                second,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getMaxValue() / 1e3));
  }

  private static void record(
      Histogram micros, @org.jspecify.annotations.Nullable Long atMs, long ackMs) {
    if (atMs != null) {
      micros.recordValue(Math.max(500, 1_000 * (atMs - ackMs)));
    }
  }

  private void plainlyConsumed(ConsumerRecord<byte[], byte[]> record) {
    // what is removed from the log has no value
    if (record.value() != null
        && entries.decode(record.value()).getBody() instanceof ConsentRecorded consent
        && consent.getState() == RecordedState.WITHDRAWN) {
      consumed.put(consent.getRecordId(), System.currentTimeMillis());
    }
  }

  private void gated(ConsumerRecord<byte[], byte[]> record) {
    ShutOffPassed shutOff = passed.decode(record.value());
    gated.put(shutOff.getReceiptId(), shutOff.getAt().toEpochMilli());
  }

  private void read(
      String bootstrapServers,
      Topic topic,
      int partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_uncommitted"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      all.add(new TopicPartition(topic.topicName(), partition));
    }
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    Thread reader =
        new Thread(
            () -> {
              try (consumer) {
                while (!closing) {
                  consumer.poll(Duration.ofMillis(100)).forEach(taker);
                }
              }
            },
            "bench-" + topic.topicName());
    reader.start();
    readers.add(reader);
  }

  @Override
  public void close() {
    closing = true;
    for (Thread reader : readers) {
      try {
        reader.join(5_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
