package io.placet.jobs.flink.sink;

import io.placet.schemas.avro.DeadLetter;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters, without key. */
final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable SingleObject<DeadLetter> codec;

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    codec = SingleObject.of(DeadLetter.class);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, @Nullable Long timestamp) {
    if (codec == null) {
      throw new IllegalStateException("not opened");
    }
    return new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), codec.encode(letter));
  }
}
