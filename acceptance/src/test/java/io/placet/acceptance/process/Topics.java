package io.placet.acceptance.process;

import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What is in the topics, as any consumer reads them. */
final class Topics {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;

  /** A record and where it is. */
  record At<T>(int partition, long offset, T value) {}

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Everything that is committed by now. */
  List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
    return read(topic, "read_committed");
  }

  /** Everything that was ever written, also what was aborted or is not committed yet. */
  List<ConsumerRecord<byte[], byte[]>> readUncommitted(Topic topic) {
    return read(topic, "read_uncommitted");
  }

  /** The values that are committed by now; without tombstones. */
  <T extends SpecificRecord> List<At<T>> read(Topic topic, Class<T> type) {
    SingleObject<T> codec = SingleObject.of(type);
    return read(topic).stream()
        .filter(record -> record.value() != null)
        .map(record -> new At<>(record.partition(), record.offset(), codec.decode(record.value())))
        .toList();
  }

  /** The newest record of each key, tombstones too: what compaction leaves. */
  Map<String, ConsumerRecord<byte[], byte[]>> newestByKey(Topic topic) {
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
      newest.put(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8), record);
    }
    return newest;
  }

  /** Offsets up to which everything is committed or aborted. */
  Map<TopicPartition, Long> stableEnds(Collection<Topic> topics) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
      return consumer.endOffsets(
          topics.stream().flatMap(topic -> partitions(consumer, topic).stream()).toList());
    }
  }

  /** Appends a record where the records of a subject are, past every check of the gateway. */
  <T extends SpecificRecord> void append(Topic topic, String subject, Class<T> type, T value) {
    Properties settings = new Properties();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(topic.topicName()).size();
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(
                  topic.topicName(),
                  Keys.partitionOf(subject, partitions),
                  Keys.bytes(subject),
                  SingleObject.of(type).encode(value)));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(Topic topic, String isolation) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      long deadline = System.nanoTime() + BOUND.toNanos();
      while (!isAt(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the end of " + topic + " was not reached");
        }
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  private static boolean isAt(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
    return Objects.requireNonNull(consumer.partitionsFor(topic.topicName())).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
