package io.placet.jobs.flink.sink;

import io.placet.schemas.avro.TopicRecord;
import java.nio.ByteBuffer;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends each record to the topic that it names, partitioned by its key. */
final class TopicRecordSerializer implements KafkaRecordSerializationSchema<TopicRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      TopicRecord record, KafkaSinkContext context, @Nullable Long timestamp) {
    ByteBuffer value = record.getValue();
    return new ProducerRecord<>(
        record.getTopic(), bytes(record.getKey()), value == null ? null : bytes(value));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
