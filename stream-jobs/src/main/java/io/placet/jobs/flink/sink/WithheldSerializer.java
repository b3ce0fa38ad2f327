package io.placet.jobs.flink.sink;

import io.placet.schemas.avro.WithheldCount;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Counts, without key. */
final class WithheldSerializer implements KafkaRecordSerializationSchema<WithheldCount> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable SingleObject<WithheldCount> codec;

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = SingleObject.of(WithheldCount.class);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      WithheldCount count, KafkaSinkContext context, @Nullable Long timestamp) {
    if (codec == null) {
      throw new IllegalStateException("not opened");
    }
    return new ProducerRecord<>(Topic.WITHHELD.topicName(), codec.encode(count));
  }
}
