package io.placet.benchmarks.ingest;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers of the floors. */
final class Producers {
  private Producers() {}

  /** As a Kafka client comes, which waits up to 5 ms to fill a batch, but named {@code acks}. */
  static KafkaProducer<byte[], byte[]> plain(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
