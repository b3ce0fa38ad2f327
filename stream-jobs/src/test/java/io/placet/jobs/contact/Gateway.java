package io.placet.jobs.contact;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.key.WrappedKey;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EpochEntered;
import io.placet.schemas.avro.ErasureRecorded;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes what a gateway writes. */
final class Gateway implements AutoCloseable {
  private static final SingleObject<ContactLogEntry> LOG = SingleObject.of(ContactLogEntry.class);
  private static final SingleObject<EventEnvelope> EVENTS = SingleObject.of(EventEnvelope.class);

  private final int partitions;
  private final DataKeys dataKeys;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Offset of each contact's newest record, and of each of its keys. */
  private final Map<String, Long> newest = new HashMap<>();

  /** Of the contacts whose values are sealed. */
  private final Map<String, DataKeys.Minted> keys = new HashMap<>();

  Gateway(String bootstrapServers, int partitions, DataKeys dataKeys) {
    this.partitions = partitions;
    this.dataKeys = dataKeys;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Records a decision of the person, and returns the record's id. */
  String record(String subject, String purpose, RecordedState state) throws Exception {
    String recordId = UUID.randomUUID().toString();
    String key = subject + purpose;
    ConsentRecorded consent =
        ConsentRecorded.newBuilder()
            .setRecordId(recordId)
            .setSchemaVersion(1)
            .setSubjectId(subject)
            .setContact(Contacts.toAvro(ContactId.user("17850")))
            .setPurpose(purpose)
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("test")
            .setEventTime(Instant.now())
            .setRecordedAt(Instant.now())
            .setController("test")
            .setFollows(newest.getOrDefault(key, ContactConsents.NOTHING))
            .build();
    newest.put(key, append(subject, Keys.consent(subject, recordId), consent));
    return recordId;
  }

  /** Mints a contact's data key; from here on its values are sealed. */
  void mint(String subject) throws Exception {
    DataKeys.Minted key = dataKeys.mint(new SubjectId(subject));
    WrappedKey wrapped = key.wrapped();
    append(
        subject,
        Keys.dataKey(subject, wrapped.keyId()),
        new DataKeyRecorded(
            subject,
            wrapped.keyId(),
            wrapped.slotGeneration(),
            ByteBuffer.wrap(wrapped.bytes()),
            1,
            Instant.now()));
    keys.put(subject, key);
  }

  /** Erases a contact, and returns the erasure's id. */
  String erase(String subject) throws Exception {
    String id = UUID.randomUUID().toString();
    append(
        subject,
        Keys.erasure(subject),
        new ErasureRecorded(id, subject, "test", "test", Instant.now(), "token", List.of()));
    return id;
  }

  void enterEpoch(String subject, int epoch) throws Exception {
    append(subject, Keys.epoch(subject), new EpochEntered(subject, epoch, Instant.now()));
  }

  private long append(String subject, byte[] key, Object body) throws Exception {
    long offset = send(Topic.CONTACT_LOG, subject, key, LOG.encode(new ContactLogEntry(body)));
    newest.put(subject, offset);
    return offset;
  }

  /** Accepts an order of so much, with an order id that only the gate may see. */
  void order(String subject, String eventId, String total, String orderId, Instant at)
      throws Exception {
    EventEnvelope event =
        EventEnvelope.newBuilder()
            .setEventId(eventId)
            .setSubjectId(subject)
            .setType("Order Completed")
            .setOccurredAt(at)
            .setReceivedAt(Instant.now())
            .setPurposes(List.of("profiling", "analytics"))
            .setRestsOn(newest.getOrDefault(subject, ContactConsents.NOTHING))
            .setPayload(
                payload(
                    subject,
                    eventId,
                    Map.of(
                        "total",
                        FieldValue.Decimal.of(new BigDecimal(total)),
                        "order_id",
                        new FieldValue.Text(orderId))))
            .build();
    send(Topic.EVENTS, subject, Keys.event(subject), EVENTS.encode(event));
  }

  private Sealed payload(String subject, String eventId, Map<String, FieldValue> fields) {
    DataKeys.Minted key = keys.get(subject);
    if (key == null) {
      return FieldsCodec.toPayload(fields);
    }
    byte[] place = SealedPlace.of(Topic.EVENTS, subject, eventId, "EventPayload");
    return new Sealed(
        key.wrapped().keyId(),
        ByteBuffer.wrap(key.key().seal(FieldsCodec.toPayloadBytes(fields), place)));
  }

  void order(String subject, String eventId, String total) throws Exception {
    order(subject, eventId, total, eventId, Instant.now());
  }

  /** Appends; without a value a tombstone. */
  @SuppressWarnings("NullAway") // a tombstone has no value
  long send(Topic topic, String subject, byte[] key, byte @Nullable [] value) throws Exception {
    int partition = Keys.partitionOf(subject, partitions);
    return producer
        .send(new ProducerRecord<>(topic.topicName(), partition, key, value))
        .get(30, TimeUnit.SECONDS)
        .offset();
  }

  @Override
  public void close() {
    producer.close();
  }
}
