package io.placet.benchmarks.insights;

import io.placet.benchmarks.gate.GateRig;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many records of a topic are readable; its offsets count the ends of transactions too. */
final class Committed {
  private Committed() {}

  static long count(GateRig rig, Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                rig.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "max.poll.records",
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          IntStream.range(0, rig.partitions())
              .mapToObj(number -> new TopicPartition(topic.topicName(), number))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      long records = 0;
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        records += consumer.poll(Duration.ofMillis(100)).count();
      }
      return records;
    }
  }
}
