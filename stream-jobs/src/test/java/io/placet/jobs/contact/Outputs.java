package io.placet.jobs.contact;

import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in the output topics, from the beginning. */
final class Outputs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  Outputs(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Arrays.stream(Topic.values())
            .filter(Outputs::isOutput)
            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private static boolean isOutput(Topic topic) {
    return Topic.committedOutputs().contains(topic)
        || topic == Topic.INSIGHTS
        || topic == Topic.WITHHELD
        || topic == Topic.DEAD_LETTERS;
  }

  /** Reads on until so many records of a topic are there that satisfy; returns all that do. */
  List<ConsumerRecord<byte[], byte[]>> await(
      Topic topic, int count, Predicate<ConsumerRecord<byte[], byte[]>> satisfies) {
    return await(topic, count, satisfies, PATIENCE);
  }

  List<ConsumerRecord<byte[], byte[]>> await(
      Topic topic,
      int count,
      Predicate<ConsumerRecord<byte[], byte[]>> satisfies,
      Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      List<ConsumerRecord<byte[], byte[]>> found = seen(topic, satisfies);
      if (found.size() >= count) {
        return found;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "%d instead of %d records in %s".formatted(found.size(), count, topic.topicName()));
      }
      consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }
  }

  List<ConsumerRecord<byte[], byte[]>> seen(
      Topic topic, Predicate<ConsumerRecord<byte[], byte[]>> satisfies) {
    return seen.stream()
        .filter(record -> record.topic().equals(topic.topicName()))
        .filter(satisfies)
        .toList();
  }

  /** Whether a text occurs anywhere in what was read. */
  boolean contain(String text) {
    return seen.stream().anyMatch(r -> contains(r.key(), text) || contains(r.value(), text));
  }

  static boolean contains(byte[] bytes, String text) {
    return bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  static Predicate<ConsumerRecord<byte[], byte[]>> keyed(String beginning) {
    return record ->
        record.key() != null
            && new String(record.key(), StandardCharsets.UTF_8).startsWith(beginning);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
