package io.placet.benchmarks.gate;

import io.placet.domain.contact.SubjectId;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Consents, queued events and withdrawals for the gate, written straight to the topics. */
public final class GateLoad implements AutoCloseable {
  private static final int WITHDRAWALS_PER_S = 50;

  /** Versions of the sample register's notices that are not 1. */
  private static final Map<String, String> NOTICES = Map.of("newsletter", "3");

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

  /** Everybody lets segments, scores and counts be. */
  public void recordConsents() {
    for (int contact = 0; contact < contacts; contact++) {
      send(bulk, key(contact));
      send(bulk, given(contact, "profiling", Optional.empty()));
      send(bulk, given(contact, "analytics", Optional.empty()));
    }
    bulk.flush();
    throwIfFailed();
  }

  /** Some give one consent more. */
  public void recordConsents(IntPredicate who, String purpose, Optional<String> channel) {
    IntStream.range(0, contacts)
        .filter(who)
        .forEach(contact -> send(bulk, given(contact, purpose, channel)));
    bulk.flush();
    throwIfFailed();
  }

  private ProducerRecord<byte[], byte[]> given(
      int contact, String purpose, Optional<String> channel) {
    return consent(
        subject(contact), purpose, channel, RecordedState.GIVEN, UUID.randomUUID().toString());
  }

  void queueEvents(int events) {
    queueEvents(0, events);
  }

  /** Queues orders of numbers that no event had before. */
  void queueEvents(int from, int events) {
    queueEvents(from, events, new Orders(contacts, Instant.now().minusSeconds(events / 10)));
  }

  /** Queues events of numbers that no event had before. */
  public void queueEvents(long from, long events, EventSource source) {
    for (long event = from; event < from + events; event++) {
      send(bulk, record(event, source.happening(event)));
    }
    bulk.flush();
    throwIfFailed();
  }

  /**
   * Appends one event at once.
   *
   * @param acknowledged told once the broker has it
   */
  public void append(long number, Happening happening, Runnable acknowledged) {
    var unused =
        single.send(
            record(number, happening),
            (metadata, failure) -> {
              if (failure != null) {
                failed = failure;
              } else {
                acknowledged.run();
              }
            });
  }

  private ProducerRecord<byte[], byte[]> record(long event, Happening happening) {
    String subject = subject(happening.contact());
    EventEnvelope envelope =
        new EventEnvelope(
            eventId(event),
            subject,
            happening.type(),
            happening.at(),
            happening.at(),
            happening.purposes(),
            -1L,
            payload(event, subject, happening));
    return new ProducerRecord<>(
        Topic.EVENTS.topicName(),
        Keys.partitionOf(subject, partitions),
        Keys.event(subject),
        envelopes.encode(envelope));
  }

  /** As a gateway seals it. */
  private Sealed payload(long event, String subject, Happening happening) {
    DataKeys.Minted key = minted[happening.contact()];
    byte[] fields = FieldsCodec.toPayloadBytes(happening.fields());
    byte[] place =
        SealedPlace.of(Topic.EVENTS, subject, eventId(event), EventPayload.class.getSimpleName());
    return new Sealed(key.wrapped().keyId(), ByteBuffer.wrap(key.key().seal(fields, place)));
  }

  /** The id of an event in the topic. */
  public static String eventId(long event) {
    return "event-" + event;
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

  /**
   * One withdrawal after another at a steady rate, until it is enough; the contacts from 0 on.
   *
   * @return how many have withdrawn by now
   */
  public int withdrawUntil(BooleanSupplier enough, WithdrawalTimes times) {
    long interval = 1_000_000_000L / WITHDRAWALS_PER_S;
    long next = System.nanoTime();
    while (withdrawn < contacts && !enough.getAsBoolean()) {
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(100_000L);
      }
      next += interval;
      String recordId = UUID.randomUUID().toString();
      ProducerRecord<byte[], byte[]> withdrawal =
          consent(
              subject(withdrawn++),
              "profiling",
              Optional.empty(),
              RecordedState.WITHDRAWN,
              recordId);
      var unused =
          single.send(
              withdrawal,
              (metadata, failure) -> times.acknowledged(recordId, System.currentTimeMillis()));
    }
    single.flush();
    times.awaitAll(withdrawn);
    return withdrawn;
  }

  private ProducerRecord<byte[], byte[]> consent(
      String subject,
      String purpose,
      Optional<String> channel,
      RecordedState state,
      String recordId) {
    ConsentRecorded record =
        ConsentRecorded.newBuilder()
            .setRecordId(recordId)
            .setSchemaVersion(1)
            .setSubjectId(subject)
            .setContact(
                new Sealed(
                    null, ByteBuffer.wrap(("user:" + subject).getBytes(StandardCharsets.UTF_8))))
            .setPurpose(purpose)
            .setChannel(channel.orElse(null))
            .setLegalBasis("CONSENT")
            .setState(state)
            .setActor(RecordedActor.PERSON)
            .setActorId("bench")
            .setEventTime(Instant.now())
            .setRecordedAt(Instant.now())
            .setController("bench")
            .setNotice(new ShownNotice(purpose, NOTICES.getOrDefault(purpose, "1"), "0".repeat(64)))
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

  /** The subject id of a contact. */
  public static String subject(int contact) {
    return String.format(java.util.Locale.ROOT, "bench-contact-%08d", contact);
  }

  @Override
  public void close() {
    bulk.close();
    single.close();
  }
}
