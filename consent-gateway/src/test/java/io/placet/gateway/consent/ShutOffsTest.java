package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.gateway.HandClock;
import io.placet.gateway.consent.ShutOffQuery.State;
import io.placet.gateway.log.ContactEntry;
import io.placet.gateway.log.Family;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactLogEntry;
import io.placet.schemas.avro.GatewayMarker;
import io.placet.schemas.avro.RecordedActor;
import io.placet.schemas.avro.RecordedState;
import io.placet.schemas.codec.Contacts;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Topic;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SingleObject<ContactLogEntry> entries = SingleObject.of(ContactLogEntry.class);
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final List<Duration> completed = new ArrayList<>();
  private final Path folder;
  private final ViewStore store;
  private ShutOffs shutOffs;
  private long end;

  ShutOffsTest(@TempDir Path folder) {
    this.folder = folder;
    store = new ViewStore(folder.resolve("view"));
    shutOffs = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ShutOffs open() {
    return new ShutOffs(store, ShutOffsTest::subjectOf, clock, DEADLINE, completed::add);
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

  @Test
  void theTimeOfThisMachineAloneTakesNoGatewayForDead() {
    marker("a", 0);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    // as after a pause: the others have spoken, but this gateway has not heard them yet
    clock.move(Duration.ofMinutes(2));
    shutOffs.streamStopped(RECEIPT, clock.instant());
    new OverdueShutOffs(shutOffs, () -> {}).tick();
    assertThat(receipt().isComplete()).isFalse();

    marker("b", withdrawal + 1);
    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aGatewayThatDiedBeforeTheStreamStoppedIsNotWaitedFor() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    clock.move(Duration.ofSeconds(30));
    marker("a", withdrawal + 1);

    shutOffs.streamStopped(RECEIPT, clock.instant());

    assertThat(receipt().isComplete()).isTrue();
  }

  @Test
  void aGatewayThatComesBackStopsWhatWasOpenedWhileItWasAway() {
    marker("b", 0);
    long withdrawal = withdraw();
    clock.move(Duration.ofSeconds(31));
    marker("a", withdrawal + 1);
    marker("b", withdrawal + 1);

    assertThat(receipt().gateways()).containsOnlyKeys("a", "b");
  }

  @Test
  void aReceiptIsOverdueFromItsDeadlineUntilItIsComplete() {
    AtomicInteger raised = new AtomicInteger();
    OverdueShutOffs overdue = new OverdueShutOffs(shutOffs, raised::incrementAndGet);
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    clock.move(DEADLINE.minusMillis(1));
    overdue.tick();
    assertThat(raised).hasValue(0);
    assertThat(status().overdue()).isFalse();

    clock.move(Duration.ofMillis(1));
    overdue.tick();
    overdue.tick();
    assertThat(raised).hasValue(1);
    assertThat(shutOffs.overdueCount()).isEqualTo(1);
    assertThat(shutOffs.oldestOpen()).isEqualTo(DEADLINE);
    assertThat(ids(State.OVERDUE)).containsExactly(RECEIPT);
    assertThat(status().toJson().getBoolean("overdue")).isTrue();

    marker("b", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(shutOffs.overdueCount()).isZero();
    assertThat(shutOffs.oldestOpen()).isZero();
    assertThat(ids(State.OVERDUE)).isEmpty();
    assertThat(status().toJson().getBoolean("overdue")).isFalse();
  }

  @Test
  void aReceiptThatIsCompleteInTimeIsNeverRaised() {
    AtomicInteger raised = new AtomicInteger();
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);
    shutOffs.streamStopped(RECEIPT, clock.instant());

    clock.move(DEADLINE.multipliedBy(2));
    new OverdueShutOffs(shutOffs, raised::incrementAndGet).tick();

    assertThat(raised).hasValue(0);
  }

  @Test
  void whatIsOverdueIsSoAfterARestart() {
    withdraw();
    clock.move(DEADLINE);

    shutOffs = open();
    new OverdueShutOffs(shutOffs, () -> {}).tick();

    assertThat(status().overdue()).isTrue();
    assertThat(shutOffs.overdueCount()).isEqualTo(1);
  }

  @Test
  void thePointsThatHaveNotStoppedAreNamed() {
    marker("b", 0);
    long withdrawal = withdraw();
    marker("a", withdrawal + 1);

    assertThat(pending(status())).containsExactly("gateway b", "stream " + ShutOffReceipt.STREAM);
    assertThat(status().toJson().getJsonArray("points")).hasSize(3);

    marker("b", withdrawal + 1);
    assertThat(pending(status())).containsExactly("stream " + ShutOffReceipt.STREAM);

    shutOffs.streamStopped(RECEIPT, clock.instant());
    assertThat(status().toJson().containsKey("pending")).isFalse();
  }

  @Test
  void whoWaitsIsToldAtTheCompletion() {
    long withdrawal = withdraw();
    CompletableFuture<Void> complete = shutOffs.whenComplete(RECEIPT, LONG).orElseThrow();
    marker("a", withdrawal + 1);
    assertThat(complete).isNotDone();

    shutOffs.streamStopped(RECEIPT, clock.instant());

    assertThat(complete).isDone();
    assertThat(shutOffs.whenComplete(RECEIPT, LONG).orElseThrow()).isDone();
  }

  @Test
  void receiptsAreListedByStateNewestFirstAPageAtATime() {
    for (int i = 1; i <= 5; i++) {
      withdraw("p-" + i);
      clock.move(Duration.ofSeconds(1));
    }
    marker("a", end);
    shutOffs.streamStopped("p-2", clock.instant());
    shutOffs.streamStopped("p-4", clock.instant());

    assertThat(ids(State.ALL)).containsExactly("p-5", "p-4", "p-3", "p-2", "p-1");
    assertThat(ids(State.OPEN)).containsExactly("p-5", "p-3", "p-1");
    assertThat(ids(State.COMPLETE)).containsExactly("p-4", "p-2");

    ShutOffPage first = shutOffs.page(State.ALL, Optional.empty(), 2);
    assertThat(ids(first)).containsExactly("p-5", "p-4");
    assertThat(first.next()).contains("p-4");
    ShutOffPage second = shutOffs.page(State.ALL, shutOffs.find("p-4"), 3);
    assertThat(ids(second)).containsExactly("p-3", "p-2", "p-1");
    assertThat(second.next()).isEmpty();
    assertThat(ids(shutOffs.page(State.OPEN, shutOffs.find("p-4"), 1))).containsExactly("p-3");

    clock.move(DEADLINE.minusSeconds(3));
    assertThat(ids(State.OVERDUE)).containsExactly("p-3", "p-1");
  }

  @Test
  void receiptsOfAViewWithoutTheIndexAreStillThere() {
    withdraw("old-open");
    long withdrawal = withdraw("old-complete");
    marker("a", withdrawal + 1);
    shutOffs.streamStopped("old-complete", clock.instant());

    try (ViewStore before = new ViewStore(folder.resolve("before"))) {
      try (ViewStore.Batch batch = before.batch()) {
        store.scan(
            Family.SHUT_OFFS, new byte[0], (key, value) -> batch.put(Family.SHUT_OFFS, key, value));
        batch.commit();
      }
      shutOffs = new ShutOffs(before, ShutOffsTest::subjectOf, clock, DEADLINE, completed::add);

      assertThat(ids(State.ALL)).containsExactlyInAnyOrder("old-complete", "old-open");
      assertThat(ids(State.OPEN)).containsExactly("old-open");
      assertThat(ids(State.COMPLETE)).containsExactly("old-complete");
    }
  }

  @Test
  void aViewThatIsReadAnewListsWhatTheLogTells() {
    withdraw("forgotten");
    store.clear(shutOffs.families());
    shutOffs.cleared();

    withdraw("told");

    assertThat(ids(State.ALL)).containsExactly("told");
    assertThat(ids(State.OPEN)).containsExactly("told");
  }

  private ShutOffStatus status() {
    return shutOffs.status(RECEIPT).orElseThrow();
  }

  private static List<String> pending(ShutOffStatus status) {
    return status.pending().stream()
        .map(JsonObject.class::cast)
        .map(point -> point.getString("kind") + " " + point.getString("id"))
        .toList();
  }

  private List<String> ids(State state) {
    return ids(shutOffs.page(state, Optional.empty(), 50));
  }

  private static List<String> ids(ShutOffPage page) {
    return page.receipts().stream().map(status -> status.receipt().id()).toList();
  }

  private ShutOffReceipt receipt() {
    return shutOffs.find(RECEIPT).orElseThrow();
  }

  private void marker(String instance, long applied) {
    tell(new GatewayMarker(instance, applied, clock.instant(), false));
  }

  private long withdraw() {
    return withdraw(RECEIPT);
  }

  private long withdraw(String id) {
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
      shutOffs.apply(ContactEntry.of(record, new ContactLogEntry(body)), batch);
      batch.commit();
    }
    shutOffs.applied();
    return offset;
  }

  private static SubjectId subjectOf(ContactId contact) {
    return new SubjectId(
        contact.value().repeat(22).substring(0, 22).replaceAll("[^A-Za-z0-9]", "x"));
  }
}
