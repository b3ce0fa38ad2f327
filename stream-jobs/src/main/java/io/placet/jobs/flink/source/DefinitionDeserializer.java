package io.placet.jobs.flink.source;

import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.codec.MalformedRecordException;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads definitions. What cannot be read is counted and left out: the older version stays. */
final class DefinitionDeserializer implements KafkaRecordDeserializationSchema<DefinitionEntry> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable DefinitionRecords records;
  private transient @Nullable Counter malformed;

  @Override
  public void open(InitializationContext context) {
    records = new DefinitionRecords();
    malformed = context.getMetricGroup().counter("placet_malformed_definitions_total");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DefinitionEntry> out) {
    if (records == null || malformed == null) {
      throw new IllegalStateException("not opened");
    }
    Optional<DefinitionEntry> definition;
    try {
      definition = records.read(record);
    } catch (MalformedRecordException unreadable) {
      malformed.inc();
      return;
    }
    definition.ifPresent(out::collect);
  }

  @Override
  public TypeInformation<DefinitionEntry> getProducedType() {
    return AvroTypes.of(DefinitionEntry.class);
  }
}
