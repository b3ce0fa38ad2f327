package io.placet.gateway.consent;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.HandClock;
import io.placet.gateway.consent.ShutOffQuery.State;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;

/** Receipts over a log that is told record by record. */
abstract class ToldShutOffs {
  private static final int PARTITION = 1;
  static final String RECEIPT = "r-1";
  static final Duration DEADLINE = Duration.ofSeconds(20);

  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  final List<Duration> completed = new ArrayList<>();
  final Path folder;
  final ViewStore store;
  ShutOffs shutOffs;
  long end;

  ToldShutOffs(Path folder) {
    this.folder = folder;
    store = new ViewStore(folder.resolve("view"));
    shutOffs = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  ShutOffs open() {
    return new ShutOffs(store, ToldShutOffs::subjectOf, clock, DEADLINE, completed::add);
  }

  ShutOffStatus status() {
    return shutOffs.status(RECEIPT).orElseThrow();
  }

  List<String> ids(State state) {
    return ids(shutOffs.page(state, Optional.empty(), 50));
  }

  static List<String> ids(ShutOffPage page) {
    return page.receipts().stream().map(status -> status.receipt().id()).toList();
  }

  ShutOffReceipt receipt() {
    return shutOffs.find(RECEIPT).orElseThrow();
  }

  void marker(String instance, long applied) {
    tell(new GatewayMarker(instance, applied, clock.instant(), false));
  }

  long withdraw() {
    return withdraw(RECEIPT);
  }

  long withdraw(String id) {
    return tell(
        ConsentRecorded.newBuilder()
            .setRecordId(id)
            .setSchemaVersion(1)
            .setSubjectId("A".repeat(22))
            .setContact(Contacts.toAvro(ContactId.user("1")))
            .setPurpose("newsletter")
            .setChannel("email")
            .setLegalBasis("CONSENT")
            .setState(RecordedState.WITHDRAWN)
            .setActor(RecordedActor.PERSON)
            .setActorId("collection-point")
            .setEventTime(clock.instant())
            .setRecordedAt(clock.instant())
            .setController("test")
            .setFollows(-1)
            .build());
  }

  long tell(Object body) {
    long offset = end++;
    byte[] value = entries.encode(new ContactLogEntry(body));
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            Topic.CONTACT_LOG.topicName(),
            PARTITION,
            offset,
            clock.instant().toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            1,
            value.length,
            new byte[] {1},
            value,
            new RecordHeaders(),
            Optional.of(0));
    try (ViewStore.Batch batch = store.batch()) {
      shutOffs.apply(ContactEntry.of(record, new ContactLogEntry(body)), batch);
      batch.commit();
    }
    shutOffs.applied();
    return offset;
  }

  static SubjectId subjectOf(ContactId contact) {
    return new SubjectId(
        contact.value().repeat(22).substring(0, 22).replaceAll("[^A-Za-z0-9]", "x"));
  }
}
