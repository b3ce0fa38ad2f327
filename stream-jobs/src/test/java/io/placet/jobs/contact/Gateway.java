package io.placet.jobs.contact;

import io.placet.domain.consent.ContactConsents;
import io.placet.domain.contact.ContactId;
import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what a gateway writes. */
final class Gateway implements AutoCloseable {
  private static final SingleObject<ContactLogEntry> LOG = SingleObject.of(ContactLogEntry.class);
  private static final SingleObject<EventEnvelope> EVENTS = SingleObject.of(EventEnvelope.class);

  private final int partitions;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Offset of each contact's newest record, and of each of its keys. */
  private final Map<String, Long> newest = new HashMap<>();

  Gateway(String bootstrapServers, int partitions) {
    this.partitions = partitions;
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
    long offset =
        send(
            Topic.CONTACT_LOG,
            subject,
            Keys.consent(subject, recordId),
            LOG.encode(new ContactLogEntry(consent)));
    newest.put(subject, offset);
    newest.put(key, offset);
    return recordId;
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
                FieldsCodec.toPayload(
                    Map.of(
                        "total",
                        FieldValue.Decimal.of(new BigDecimal(total)),
                        "order_id",
                        new FieldValue.Text(orderId))))
            .build();
    send(Topic.EVENTS, subject, Keys.event(subject), EVENTS.encode(event));
  }

  void order(String subject, String eventId, String total) throws Exception {
    order(subject, eventId, total, eventId, Instant.now());
  }

  long send(Topic topic, String subject, byte[] key, byte[] value) throws Exception {
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
