package io.placet.jobs.flink;

import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads events. What cannot be read is counted and left out: it can only be withheld too much. */
final class EventDeserializer implements KafkaRecordDeserializationSchema<ReceivedEvent> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable SingleObject<EventEnvelope> codec;
  private transient @Nullable Counter malformed;

  @Override
  public void open(InitializationContext context) {
    codec = SingleObject.of(EventEnvelope.class);
    malformed = context.getMetricGroup().counter("placet_malformed_events_total");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReceivedEvent> out) {
    if (codec == null || malformed == null) {
      throw new IllegalStateException("not opened");
    }
    if (record.value() == null) {
      malformed.inc();
      return;
    }
    EventEnvelope event;
    try {
      event = codec.decode(record.value());
    } catch (MalformedRecordException unreadable) {
      malformed.inc();
      return;
    }
    out.collect(new ReceivedEvent(Instant.ofEpochMilli(record.timestamp()), event));
  }

  @Override
  public TypeInformation<ReceivedEvent> getProducedType() {
    return AvroTypes.of(ReceivedEvent.class);
  }
}
