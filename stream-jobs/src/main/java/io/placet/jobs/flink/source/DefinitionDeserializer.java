package io.placet.jobs.flink.source;

import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads definitions. What cannot be read is counted and left out: the older version stays. */
final class DefinitionDeserializer implements KafkaRecordDeserializationSchema<SegmentDefinition> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable SingleObject<SegmentDefinition> codec;
  private transient @Nullable Counter malformed;

  @Override
  public void open(InitializationContext context) {
    codec = SingleObject.of(SegmentDefinition.class);
    malformed = context.getMetricGroup().counter("placet_malformed_definitions_total");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SegmentDefinition> out) {
    if (codec == null || malformed == null) {
      throw new IllegalStateException("not opened");
    }
    if (record.value() == null) {
      return;
    }
    SegmentDefinition definition;
    try {
      definition = codec.decode(record.value());
    } catch (MalformedRecordException unreadable) {
      malformed.inc();
      return;
    }
    out.collect(definition);
  }

  @Override
  public TypeInformation<SegmentDefinition> getProducedType() {
    return AvroTypes.of(SegmentDefinition.class);
  }
}
