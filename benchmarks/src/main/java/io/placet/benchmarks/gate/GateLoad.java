package io.placet.benchmarks.gate;

import io.placet.domain.contact.SubjectId;
import io.placet.domain.event.FieldValue;
import io.placet.domain.key.WrappedKey;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.DataKeyRecorded;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.EventPayload;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.avro.Sealed;
import io.placet.schemas.avro.ShownNotice;
import io.placet.schemas.codec.FieldsCodec;
import io.placet.schemas.codec.SealedPlace;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import io.placet.vault.DataKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Consents, queued events and withdrawals for the gate, written straight to the topics. */
final class GateLoad implements AutoCloseable {
  private static final int WITHDRAWALS_PER_S = 50;

  private final int partitions;
  private final int contacts;
  private final KafkaProducer<byte[], byte[]> bulk;
  private final KafkaProducer<byte[], byte[]> single;
  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final SingleObject<EventEnvelope> envelopes = SingleObject.of(EventEnvelope.class);
  private final DataKeys keys;
  private final DataKeys.Minted[] minted;
  private int withdrawn;
  private volatile @Nullable Exception failed;

  GateLoad(String bootstrapServers, int partitions, int contacts, DataKeys keys) {
    this.partitions = partitions;
    this.contacts = contacts;
    this.keys = keys;
    this.minted = new DataKeys.Minted[contacts];
    bulk = producer(bootstrapServers, 20);
    single = producer(bootstrapServers, 0);
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, int lingerMs) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "linger.ms",
            lingerMs,
            "batch.size",
            64 << 10),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  void recordConsents() {
    for (int contact = 0; contact < contacts; contact++) {
      send(bulk, key(contact));
      send(
          bulk,
          consent(
              subject(contact), "profiling", RecordedState.GIVEN, UUID.randomUUID().toString()));
      send(
          bulk,
          consent(
              subject(contact), "analytics", RecordedState.GIVEN, UUID.randomUUID().toString()));
    }
    bulk.flush();
    throwIfFailed();
  }

  void queueEvents(int events) {
    queueEvents(0, events);
  }

  /** Queues events of numbers that no event had before. */
  void queueEvents(int from, int events) {
    Instant begin = Instant.now().minusSeconds(events / 10);
    for (int event = from; event < from + events; event++) {
      String subject = subject(event % contacts);
      Instant at = begin.plusMillis(100L * event);
      EventEnvelope envelope =
          new EventEnvelope(
              "event-" + event,
              subject,
              "Order Completed",
              at,
              at,
              List.of("profiling", "analytics"),
              -1L,
              payload(event, subject));
      send(
          bulk,
          new ProducerRecord<>(
              Topic.EVENTS.topicName(),
              Keys.partitionOf(subject, partitions),
              Keys.event(subject),
              envelopes.encode(envelope)));
    }
    bulk.flush();
    throwIfFailed();
  }

  /** As a gateway seals it. */
  private Sealed payload(int event, String subject) {
    DataKeys.Minted key = minted[event % contacts];
    byte[] fields =
        FieldsCodec.toPayloadBytes(
            Map.of(
                "order_id", new FieldValue.Text("order-" + event),
                "total", new FieldValue.Decimal(10_000L * (event % 300)),
                "currency", new FieldValue.Text("EUR"),
                "lines", new FieldValue.Whole(event % 20)));
    byte[] place =
        SealedPlace.of(Topic.EVENTS, subject, "event-" + event, EventPayload.class.getSimpleName());
    return new Sealed(key.wrapped().keyId(), ByteBuffer.wrap(key.key().seal(fields, place)));
  }

  private ProducerRecord<byte[], byte[]> key(int contact) {
    String subject = subject(contact);
    minted[contact] = keys.mint(new SubjectId(subject));
    WrappedKey wrapped = minted[contact].wrapped();
    DataKeyRecorded record =
        new DataKeyRecorded(
            subject,
            wrapped.keyId(),
            wrapped.slotGeneration(),
            ByteBuffer.wrap(wrapped.bytes()),
            1,
            Instant.now());
    return new ProducerRecord<>(
        Topic.CONTACT_LOG.topicName(),
        Keys.partitionOf(subject, partitions),
        Keys.dataKey(subject, wrapped.keyId()),
        entries.encode(new ContactLogEntry(record)));
  }

  /** One withdrawal after another at a steady rate, until so many events have come out. */
  void withdrawUntil(long events, Outputs outputs, WithdrawalTimes times)
      throws ExecutionException, InterruptedException {
    long interval = 1_000_000_000L / WITHDRAWALS_PER_S;
    long next = System.nanoTime();
    while (withdrawn < contacts && outputs.count() < events) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(100_000L);
      }
      next += interval;
      String recordId = UUID.randomUUID().toString();
      ProducerRecord<byte[], byte[]> withdrawal =
          consent(subject(withdrawn++), "profiling", RecordedState.WITHDRAWN, recordId);
      var unused =
          single.send(
              withdrawal,
              (metadata, failure) -> times.acknowledged(recordId, System.currentTimeMillis()));
    }
    single.flush();
    times.awaitAll(withdrawn);
  }

  private ProducerRecord<byte[], byte[]> consent(
      String subject, String purpose, RecordedState state, String recordId) {
    ConsentRecorded record =
        ConsentRecorded.newBuilder()
            .setRecordId(recordId)
            .setSchemaVersion(1)
            .setSubjectId(subject)
            .setContact(
                new Sealed(
                    null, ByteBuffer.wrap(("user:" + subject).getBytes(StandardCharsets.UTF_8))))
            .setPurpose(purpose)
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("bench")
            .setEventTime(Instant.now())
            .setRecordedAt(Instant.now())
            .setController("bench")
            .setNotice(new ShownNotice(purpose, "1", "0".repeat(64)))
            .setFollows(-1)
            .build();
    return new ProducerRecord<>(
        Topic.CONTACT_LOG.topicName(),
        Keys.partitionOf(subject, partitions),
        Keys.consent(subject, recordId),
        entries.encode(new ContactLogEntry(record)));
  }

  private void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                failed = failure;
              }
            });
  }

  /** A load that is not there would be waited for in vain. */
  private void throwIfFailed() {
    Exception failure = failed;
    if (failure != null) {
      throw new IllegalStateException("the load could not be written", failure);
    }
  }

  private static String subject(int contact) {
    return String.format(java.util.Locale.ROOT, "bench-contact-%08d", contact);
  }

  @Override
  public void close() {
    bulk.close();
    single.close();
  }
}
