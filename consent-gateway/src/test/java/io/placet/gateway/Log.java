package io.placet.gateway;

import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Reads and writes the topics of a broker beside the gateway; closed before the broker is. */
public final class Log implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final String bootstrapServers;
  private @Nullable KafkaProducer<byte[], byte[]> appending;

  public Log(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Everything that a topic holds now, committed or not. */
  public List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            10);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      Eventually.holds(
          topic + " is read to its end",
          () -> {
            consumer.poll(Duration.ofMillis(20)).forEach(records::add);
            return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
          });
      return records;
    }
  }

  /** Appends bytes, or a tombstone, to a partition; the record's offset. */
  public long append(Topic topic, int partition, byte[] key, byte @Nullable [] value) {
    try {
      return appending()
          .send(new ProducerRecord<>(topic.topicName(), partition, key, value))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .offset();
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> appending() {
    KafkaProducer<byte[], byte[]> open = appending;
    if (open == null) {
      open = producer(Map.of());
      appending = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (appending != null) {
      appending.close();
      appending = null;
    }
  }

  /** Appends an entry to the partition of a subject. */
  public long appendEntry(int partition, String key, Object body) {
    return append(
        Topic.CONTACT_LOG,
        partition,
        Keys.bytes(key),
        SingleObject.of(ContactLogEntry.class).encode(new ContactLogEntry(body)));
  }

  /** A producer of bytes. */
  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Deletes a topic, where it is there. */
  public void deleteIfThere(Topic topic) {
    try {
      admin(admin -> admin.deleteTopics(List.of(topic.topicName())).all());
    } catch (UnknownTopicOrPartitionException notThere) {
      // as wanted
    }
  }

  /** Creates all topics that are not there, as a gateway would. */
  public void createMissing(int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      new TopicCatalogue(
              partitions,
              (short) 1,
              RegisterLoader.parse(RegisterLoader.sampleYaml(), "sample").retention())
          .createMissing(admin);
    }
  }

  private void admin(Function<Admin, KafkaFuture<Void>> request) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      request.apply(admin).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw failed.getCause() instanceof ApiException refused
          ? refused
          : new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
