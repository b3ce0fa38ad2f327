package io.placet.jobs.flink.source;

import io.placet.domain.consent.ContactRecord;
import io.placet.jobs.flink.AvroTypes;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.ErasureStepDone;
import io.placet.schemas.avro.LogRecordNotice;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReevaluationAsked;
import io.placet.schemas.avro.SourceMarker;
import io.placet.schemas.codec.MalformedRecordException;
import io.placet.schemas.codec.RecordCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * Reads the log: what governs contacts, which of them are to be judged by a new definition, and the
 * markers that this very attempt appended. All else in the log is for gateways.
 *
 * <p>A record that cannot be read may be a withdrawal. Where its key names a contact, the gate is
 * told, and withholds that contact until the record is removed or replaced. Where it names nobody,
 * it may be anybody's, and no gate could withhold the right one: then the job stops.
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
    // Who is on an uploaded list governs nobody, readable or not, and lists have millions.
    if (Keys.listOf(record.key()).isPresent()) {
      return;
    }
    // A tombstone takes a record out of the log; it says nothing else of its own.
    if (record.value() == null) {
      readableAgain(record, out);
      return;
    }
    ContactLogEntry entry;
    Optional<ContactRecord> governing;
    try {
      entry = decode(record);
      governing = RecordCodec.toDomain(entry);
    } catch (MalformedRecordException | IllegalArgumentException unreadable) {
      out.collect(unreadable(record, unreadable));
      return;
    }
    if (governing.isPresent()) {
      out.collect(positioned(record, governing.get().subject().text(), record.value()));
    } else if (entry.getBody() instanceof ReevaluationAsked asked) {
      // It governs nobody, but has its place in the contact's order.
      out.collect(positioned(record, asked.getSubjectId(), record.value()));
    } else if (entry.getBody() instanceof SourceMarker marker) {
      if (marker.getNonce().equals(nonce)) {
        out.collect(positioned(record, MARKER, record.value()));
      }
    } else if (entry.getBody() instanceof ErasureStepDone) {
      // It governs nobody, but takes the place of one that could not be read.
      readableAgain(record, out);
    }
  }

  private static void readableAgain(
      ConsumerRecord<byte[], byte[]> record, Collector<PositionedEntry> out) {
    Keys.subjectOf(record.key())
        .ifPresent(subject -> out.collect(positioned(record, subject, notice(record, false))));
  }

  private static PositionedEntry unreadable(
      ConsumerRecord<byte[], byte[]> record, RuntimeException why) throws UnreadableLogException {
    String subject =
        Keys.subjectOf(record.key())
            .orElseThrow(
                () -> new UnreadableLogException(record.partition(), record.offset(), why));
    return positioned(record, subject, notice(record, true));
  }

  private static byte[] notice(ConsumerRecord<byte[], byte[]> record, boolean unreadable) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    return SingleObject.of(LogRecordNotice.class).encode(new LogRecordNotice(key, unreadable));
  }

  private static PositionedEntry positioned(
      ConsumerRecord<byte[], byte[]> record, String subject, byte[] entry) {
    return new PositionedEntry(
        subject,
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        ByteBuffer.wrap(entry));
  }

  @Override
  public TypeInformation<PositionedEntry> getProducedType() {
    return AvroTypes.of(PositionedEntry.class);
  }

  private ContactLogEntry decode(ConsumerRecord<byte[], byte[]> record) {
    if (codec == null) {
      throw new IllegalStateException("not opened");
    }
    return codec.decode(record.value());
  }
}
