package io.placet.jobs.flink.source;

import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.UnreadableEvents;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads events. What cannot be read is counted, and goes on as what it is: it can only be withheld
 * too much.
 */
final class EventDeserializer implements KafkaRecordDeserializationSchema<ReceivedEvent> {
  private static final long serialVersionUID = 1L;

  private static final int SUBJECT_LENGTH = 22;

  /** Beyond these, arithmetic on times would overflow. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

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
    Instant appendedAt = Instant.ofEpochMilli(record.timestamp());
    if (record.value() == null) {
      malformed.inc();
      return;
    }
    Optional<EventEnvelope> event = decode(codec, record.value());
    if (event.isPresent()) {
      out.collect(new ReceivedEvent(appendedAt, event.get()));
    } else {
      malformed.inc();
      out.collect(UnreadableEvents.of(record.value(), appendedAt));
    }
  }

  private static Optional<EventEnvelope> decode(SingleObject<EventEnvelope> codec, byte[] value) {
    try {
      return Optional.of(codec.decode(value)).filter(EventDeserializer::isPlausible);
    } catch (MalformedRecordException unreadable) {
      return Optional.empty();
    }
  }

  /** What every gateway ensures, and operators rely on. */
  private static boolean isPlausible(EventEnvelope event) {
    return event.getSubjectId().length() == SUBJECT_LENGTH
        && !event.getOccurredAt().isBefore(EARLIEST)
        && !event.getOccurredAt().isAfter(event.getReceivedAt())
        && !event.getReceivedAt().isAfter(LATEST);
  }

  @Override
  public TypeInformation<ReceivedEvent> getProducedType() {
    return AvroTypes.of(ReceivedEvent.class);
  }
}
