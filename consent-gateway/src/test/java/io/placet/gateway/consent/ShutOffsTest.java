package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.HandClock;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts over a log that is told record by record. */
class ShutOffsTest {
  private static final int PARTITION = 1;
  private static final String RECEIPT = "r-1";

  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final List<Duration> completed = new ArrayList<>();
  private final ViewStore store;
  private ShutOffs shutOffs;
  private long end;

  ShutOffsTest(@TempDir Path folder) {
    store = new ViewStore(folder.resolve("view"));
    shutOffs = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ShutOffs open() {
    return new ShutOffs(store, clock, completed::add);
  }

  @Test
  void aReceiptIsCompleteWhenEveryLiveGatewayAndTheStreamHaveStopped() {
    marker("a", 0);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(receipt().isComplete()).isFalse();

    clock.move(Duration.ofSeconds(2));
    marker("b", withdrawal + 1);

    assertThat(receipt().isComplete()).isTrue();
    assertThat(completed).containsExactly(Duration.ofSeconds(2));
    assertThat(shutOffs.openCount()).isZero();
  }

  @Test
  void aMarkerAtTheWithdrawalHasNotAppliedIt() {
    long withdrawal = withdraw();

    marker("a", withdrawal);

    assertThat(receipt().gateways()).isEmpty();
  }

  @Test
  void theGatewaysAloneCompleteNothing() {
    long withdrawal = withdraw();

    marker("a", withdrawal + 1);

    assertThat(receipt().isComplete()).isFalse();
  }

  @Test
  void theStreamAloneCompletesNothing() {
    withdraw();

    shutOffs.streamStopped(RECEIPT, clock.instant());

    assertThat(receipt().isComplete()).isFalse();
  }

  @Test
  void aGatewayThatStoppedCleanlyIsNotWaitedFor() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());

    tell(new GatewayMarker("b", 0L, clock.instant(), true));

    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aGatewayThatIsSilentForHalfAMinuteIsNotWaitedFor() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());

    clock.move(Duration.ofSeconds(30).minusMillis(1));
    marker("a", withdrawal + 1);
    assertThat(receipt().isComplete()).isFalse();

    clock.move(Duration.ofMillis(1));
    marker("a", withdrawal + 1);
    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void afterARestartTheOtherGatewaysAreStillWaitedFor() {
    marker("a", 0);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    shutOffs = open();
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(receipt().isComplete()).isFalse();

    marker("b", withdrawal + 1);
    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aRecordThatIsToldAgainAfterAKillChangesNothing() {
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(receipt().isComplete()).isTrue();

    shutOffs = open();
    end = withdrawal;
    withdraw();

    assertThat(receipt().isComplete()).isTrue();
    assertThat(shutOffs.openCount()).isZero();
  }

  @Test
  void aStopOfTheStreamThatComesBeforeItsReceiptIsNotTaken() {
    assertThat(shutOffs.streamStopped("unknown", clock.instant())).isFalse();
  }

  private ShutOffReceipt receipt() {
    return shutOffs.find(RECEIPT).orElseThrow();
  }

  private void marker(String instance, long applied) {
    tell(new GatewayMarker(instance, applied, clock.instant(), false));
  }

  private long withdraw() {
    return tell(
        ConsentRecorded.newBuilder()
            .setRecordId(RECEIPT)
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

  private long tell(Object body) {
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
      shutOffs.apply(new ContactEntry(record, body), batch);
      batch.commit();
    }
    shutOffs.applied();
    return offset;
  }
}
