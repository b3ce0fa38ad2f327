package io.placet.jobs.flink.source;

import io.placet.domain.consent.ContactRecord;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.SourceMarker;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log: what governs contacts, and the markers that this very attempt appended. All else
 * in the log is for gateways.
 */
final class ContactLogDeserializer implements KafkaRecordDeserializationSchema<PositionedEntry> {
  private static final long serialVersionUID = 1L;

  /** A marker has no contact. */
  static final String MARKER = "";

  private final MarkerWriter markers;
  private transient @Nullable SingleObject<ContactLogEntry> codec;
  private transient @Nullable String nonce;

  ContactLogDeserializer(MarkerWriter markers) {
    this.markers = markers;
  }

  /** Runs at each attempt, also at one that no {@code main} knows of. */
  @Override
  public void open(InitializationContext context) throws Exception {
    codec = SingleObject.of(ContactLogEntry.class);
    nonce = UUID.randomUUID().toString();
    markers.append(
        "contact-job-" + TaskVariables.subtask(context.getMetricGroup()), new SourceMarker(nonce));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PositionedEntry> out)
      throws UnreadableLogException {
    // A tombstone takes a record out of the log; it says nothing of its own.
    if (record.value() == null) {
      return;
    }
    ContactLogEntry entry = decode(record);
    if (entry.getBody() instanceof SourceMarker marker) {
      if (marker.getNonce().equals(nonce)) {
        out.collect(positioned(record, MARKER));
      }
      return;
    }
    governing(record, entry)
        .ifPresent(governing -> out.collect(positioned(record, governing.subject().text())));
  }

  private static PositionedEntry positioned(ConsumerRecord<byte[], byte[]> record, String subject) {
    return new PositionedEntry(
        subject,
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        ByteBuffer.wrap(record.value()));
  }

  @Override
  public TypeInformation<PositionedEntry> getProducedType() {
    return AvroTypes.of(PositionedEntry.class);
  }

  private ContactLogEntry decode(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableLogException {
    if (codec == null) {
      throw new IllegalStateException("not opened");
    }
    try {
      return codec.decode(record.value());
    } catch (MalformedRecordException malformed) {
      throw new UnreadableLogException(record.partition(), record.offset(), malformed);
    }
  }

  /** Throws here what the gate would otherwise meet, for here the position is known. */
  private static Optional<ContactRecord> governing(
      ConsumerRecord<byte[], byte[]> record, ContactLogEntry entry) throws UnreadableLogException {
    try {
      return RecordCodec.toDomain(entry);
    } catch (IllegalArgumentException meaningless) {
      throw new UnreadableLogException(record.partition(), record.offset(), meaningless);
    }
  }
}
