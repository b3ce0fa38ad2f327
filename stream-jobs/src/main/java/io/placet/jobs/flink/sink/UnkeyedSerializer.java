package io.placet.jobs.flink.sink;

import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records of one type for one topic, without key. */
final class UnkeyedSerializer<T extends SpecificRecord>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Topic topic;
  private final Class<T> type;
  private transient @Nullable SingleObject<T> codec;

  UnkeyedSerializer(Topic topic, Class<T> type) {
    this.topic = topic;
    this.type = type;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = SingleObject.of(type);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T value, KafkaSinkContext context, @Nullable Long timestamp) {
    if (codec == null) {
      throw new IllegalStateException("not opened");
    }
    return new ProducerRecord<>(topic.topicName(), codec.encode(value));
  }
}
