package io.placet.jobs.flink.source;

import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.SourceMarker;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends markers with a producer that lives for one call. */
final class KafkaMarkerWriter implements MarkerWriter {
  private static final long serialVersionUID = 1L;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String bootstrapServers;

  KafkaMarkerWriter(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  @Override
  public void append(String writerId, SourceMarker marker) throws Exception {
    byte[] key = Keys.marker(writerId);
    byte[] value = SingleObject.of(ContactLogEntry.class).encode(new ContactLogEntry(marker));
    String log = Topic.CONTACT_LOG.topicName();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      List<Future<RecordMetadata>> sent =
          producer.partitionsFor(log).stream()
              .map(to -> producer.send(new ProducerRecord<>(log, to.partition(), key, value)))
              .toList();
      for (Future<RecordMetadata> acknowledgement : sent) {
        acknowledgement.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    int timeoutMs = (int) TIMEOUT.toMillis();
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            1024 * 1024,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            timeoutMs,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            timeoutMs / 2,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            timeoutMs),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
