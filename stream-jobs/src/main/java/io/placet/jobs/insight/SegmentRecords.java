package io.placet.jobs.insight;

import io.placet.jobs.flink.AvroTypes;
import io.placet.jobs.flink.Uids;
import io.placet.jobs.flink.source.Sources;
import io.placet.jobs.insight.bound.Memberships;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the engine tells of segments as events: changes, which flows count, and the present
 * memberships, whose sizes are told. What cannot be read is counted and left out.
 */
final class SegmentRecords<T extends SpecificRecordBase>
    implements KafkaRecordDeserializationSchema<PseudonymisedEvent> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Reading<T> reading;
  private transient @Nullable SingleObject<T> codec;
  private transient @Nullable Counter malformed;

  private SegmentRecords(Class<T> type, Reading<T> reading) {
    this.type = type;
    this.reading = reading;
  }

  /** Both topics. */
  static DataStream<PseudonymisedEvent> of(
      Sources sources, WatermarkStrategy<PseudonymisedEvent> watermarks) {
    DataStream<PseudonymisedEvent> changes =
        sources.segments(
            Topic.SEGMENT_CHANGES,
            new SegmentRecords<>(SegmentChange.class, SegmentRecords::change),
            watermarks,
            Uids.SEGMENT_CHANGE_SOURCE);
    return changes.union(
        sources.segments(
            Topic.MEMBERSHIPS,
            new SegmentRecords<>(Membership.class, SegmentRecords::membership),
            watermarks,
            Uids.MEMBERSHIP_SOURCE));
  }

  /** The event that a record is, without value a tombstone; empty if it is none. */
  @FunctionalInterface
  private interface Reading<T> extends Serializable {
    Optional<PseudonymisedEvent> event(@Nullable T value, ConsumerRecord<byte[], byte[]> record);
  }

  private static Optional<PseudonymisedEvent> change(
      @Nullable SegmentChange value, ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(value).map(Memberships::changed);
  }

  private static Optional<PseudonymisedEvent> membership(
      @Nullable Membership value, ConsumerRecord<byte[], byte[]> record) {
    if (value != null) {
      return Optional.of(Memberships.entered(value));
    }
    return Keys.pseudonymOf(record.key())
        .map(
            pseudonym ->
                Memberships.left(
                    pseudonym,
                    Keys.segmentOf(record.key()),
                    Instant.ofEpochMilli(record.timestamp())));
  }

  @Override
  public void open(InitializationContext context) {
    codec = SingleObject.of(type);
    malformed = context.getMetricGroup().counter("placet_malformed_records_total");
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<PseudonymisedEvent> out) {
    if (codec == null || malformed == null) {
      throw new IllegalStateException("not opened");
    }
    Optional<PseudonymisedEvent> event;
    try {
      T value = record.value() == null ? null : codec.decode(record.value());
      event = reading.event(value, record);
    } catch (MalformedRecordException unreadable) {
      malformed.inc();
      return;
    }
    event.ifPresent(out::collect);
  }

  @Override
  public TypeInformation<PseudonymisedEvent> getProducedType() {
    return AvroTypes.of(PseudonymisedEvent.class);
  }
}
