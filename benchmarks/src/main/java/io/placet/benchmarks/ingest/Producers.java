package io.placet.benchmarks.ingest;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers of the floors. */
final class Producers {
  private Producers() {}

  /** With the settings of the gateway's own that matter for its rate. */
  static KafkaProducer<byte[], byte[]> asTheGateway(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            4L << 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
