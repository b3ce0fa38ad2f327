package io.placet.jobs.flink.source;

import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of one type. What cannot be read is counted and left out. */
final class SingleObjectDeserializer<T extends SpecificRecordBase>
    implements KafkaRecordDeserializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private transient @Nullable SingleObject<T> codec;
  private transient @Nullable Counter malformed;

  SingleObjectDeserializer(Class<T> type) {
    this.type = type;
  }

  @Override
  public void open(
      org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext
          context) {
    codec = SingleObject.of(type);
    malformed = context.getMetricGroup().counter("placet_malformed_records_total");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
    if (codec == null || malformed == null) {
      throw new IllegalStateException("not opened");
    }
    if (record.value() == null) {
      return;
    }
    T read;
    try {
      read = codec.decode(record.value());
    } catch (MalformedRecordException unreadable) {
      malformed.inc();
      return;
    }
    out.collect(read);
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return AvroTypes.of(type);
  }
}
