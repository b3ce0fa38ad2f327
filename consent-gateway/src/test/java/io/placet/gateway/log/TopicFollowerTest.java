package io.placet.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.Eventually;
import io.placet.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A follower of a topic of one partition that the test fills. */
class TopicFollowerTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.CONTACT_LOG.topicName(), 0);
  private static final Uuid LOG = new Uuid(1, 1);
  private static final Uuid ANOTHER_LOG = new Uuid(2, 2);

  /** Keeps each record's value under its key; cannot read what says so. */
  private static final Projection PROJECTION =
      new Projection() {
        @Override
        public Set<Family> families() {
          return Set.of(Family.STANDINGS);
        }

        @Override
        public void apply(ConsumerRecord<byte[], byte[]> record, ViewStore.Batch batch) {
          if (text(record.value()).equals("unreadable")) {
            throw new IllegalStateException("unreadable");
          }
          batch.put(Family.STANDINGS, record.key(), record.value());
        }
      };

  private final ViewStore store;
  private MockConsumer<byte[], byte[]> consumer = consumer();

  TopicFollowerTest(@TempDir Path folder) {
    store = new ViewStore(folder.resolve("view"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static MockConsumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    return consumer;
  }

  private TopicFollower follow(Uuid topicId) {
    TopicFollower follower =
        new TopicFollower(Topic.CONTACT_LOG, topicId, 1, consumer, store, List.of(PROJECTION));
    follower.start();
    return follower;
  }

  @Test
  void whatIsAppliedIsVisibleByThen() throws Exception {
    try (TopicFollower follower = follow(LOG)) {
      CompletableFuture<Optional<byte[]>> seen =
          follower.whenApplied(0, 1).thenApply(applied -> store.get(Family.STANDINGS, bytes("k")));

      append(0, "k", "v");

      assertThat(seen.get(10, TimeUnit.SECONDS)).contains(bytes("v"));
      assertThat(follower.applied(0)).isEqualTo(1);
    }
  }

  @Test
  void aFollowerResumesWhereItsViewEnds() throws Exception {
    try (TopicFollower first = follow(LOG)) {
      append(0, "k", "v");
      append(1, "l", "w");
      first.whenApplied(0, 2).get(10, TimeUnit.SECONDS);
    }
    consumer = consumer();

    try (TopicFollower second = follow(LOG)) {
      assertThat(second.applied(0)).isEqualTo(2);
      append(2, "m", "x");
      second.whenApplied(0, 3).get(10, TimeUnit.SECONDS);
    }
    assertThat(value("k")).isEqualTo("v");
    assertThat(value("m")).isEqualTo("x");
  }

  @Test
  void whatWasAppendedWhileAFollowerWasAwayIsApplied() throws Exception {
    try (TopicFollower first = follow(LOG)) {
      append(0, "k", "v");
      first.whenApplied(0, 1).get(10, TimeUnit.SECONDS);
    }
    consumer = consumer();
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));

    try (TopicFollower second = follow(LOG)) {
      append(1, "k", "w");
      second.whenApplied(0, 2).get(10, TimeUnit.SECONDS);

      assertThat(value("k")).isEqualTo("w");
    }
  }

  @Test
  void recordsThatComeTogetherAreAppliedInTheOrderOfTheLog() throws Exception {
    try (TopicFollower follower = follow(LOG)) {
      consumer.schedulePollTask(
          () -> {
            add(0, "k", "v");
            add(1, "k", "w");
          });

      follower.whenApplied(0, 2).get(10, TimeUnit.SECONDS);

      assertThat(value("k")).isEqualTo("w");
    }
  }

  @Test
  void aFollowerThatEndsAmongRecordsResumesBeforeThem() {
    try (TopicFollower first = follow(LOG)) {
      consumer.schedulePollTask(
          () -> {
            add(0, "k", "v");
            add(1, "l", "unreadable");
          });
      Eventually.holds("it has ended", () -> first.failure().isDone());
    }
    consumer = consumer();

    try (TopicFollower second = follow(LOG)) {
      assertThat(second.applied(0)).isZero();
    }
  }

  @Test
  void anotherLogOfTheSameNameRebuildsTheView() throws Exception {
    try (TopicFollower first = follow(LOG)) {
      append(0, "k", "v");
      append(1, "l", "w");
      first.whenApplied(0, 2).get(10, TimeUnit.SECONDS);
    }
    consumer = consumer();

    try (TopicFollower second = follow(ANOTHER_LOG)) {
      assertThat(second.applied(0)).isZero();
      append(0, "m", "x");
      second.whenApplied(0, 1).get(10, TimeUnit.SECONDS);
    }
    assertThat(value("k")).isEmpty();
    assertThat(value("m")).isEqualTo("x");
  }

  @Test
  void aLogThatWasCutRebuildsTheView() throws Exception {
    try (TopicFollower follower = follow(LOG)) {
      append(0, "k", "v");
      follower.whenApplied(0, 1).get(10, TimeUnit.SECONDS);

      consumer.schedulePollTask(
          () -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 1L))));

      Eventually.holds("the view is empty", () -> value("k").isEmpty());
      append(0, "m", "x");
      Eventually.holds("the log is read anew", () -> value("m").equals("x"));
    }
  }

  @Test
  void anOwnRecordRightBehindWhatIsAppliedNeedNotBeRead() throws Exception {
    try (TopicFollower follower = follow(LOG)) {
      append(0, "k", "v");
      follower.whenApplied(0, 1).get(10, TimeUnit.SECONDS);

      follower.changesNothing(0, 1);

      assertThat(follower.whenApplied(0, 2)).isDone();
    }
  }

  @Test
  void anOwnRecordBehindOneThatIsNotReadIsWaitedFor() throws Exception {
    try (TopicFollower follower = follow(LOG)) {
      append(0, "k", "v");
      follower.whenApplied(0, 1).get(10, TimeUnit.SECONDS);

      follower.changesNothing(0, 2);
      CompletableFuture<Void> beyond = follower.whenApplied(0, 3);
      assertThat(beyond).isNotDone();

      append(1, "k", "withdrawn");
      append(2, "own", "marker");
      beyond.get(10, TimeUnit.SECONDS);
      assertThat(value("k")).isEqualTo("withdrawn");
    }
  }

  @Test
  void aRecordThatCannotBeReadEndsTheFollowerAndWhatWaitsForIt() {
    try (TopicFollower follower = follow(LOG)) {
      append(0, "k", "unreadable");

      assertThatThrownBy(() -> follower.failure().get(10, TimeUnit.SECONDS))
          .hasMessageContaining("unreadable");
      assertThat(follower.applied(0)).isZero();
      assertThat(follower.whenApplied(0, 1)).isCompletedExceptionally();
      assertThat(follower.whenApplied(0, 0)).isCompletedExceptionally();
    }
  }

  @Test
  void whatComesWithAnUnreadableRecordIsNotApplied() {
    try (TopicFollower follower = follow(LOG)) {
      consumer.schedulePollTask(
          () -> {
            add(0, "k", "v");
            add(1, "l", "unreadable");
          });

      assertThatThrownBy(() -> follower.failure().get(10, TimeUnit.SECONDS))
          .hasMessageContaining("unreadable");
      assertThat(value("k")).isEmpty();
    }
  }

  @Test
  void aBrokerThatDoesNotTellThePositionIsAskedAgain() throws Exception {
    AtomicBoolean away = new AtomicBoolean();
    consumer =
        new MockConsumer<>("none") {
          @Override
          public synchronized long position(TopicPartition partition, Duration timeout) {
            if (away.getAndSet(false)) {
              throw new TimeoutException("away");
            }
            return super.position(partition, timeout);
          }
        };
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    try (TopicFollower follower = follow(LOG)) {
      consumer.schedulePollTask(
          () -> {
            away.set(true);
            add(0, "k", "v");
          });

      follower.whenApplied(0, 1).get(10, TimeUnit.SECONDS);

      assertThat(value("k")).isEqualTo("v");
      assertThat(follower.failure()).isNotDone();
    }
  }

  private void append(long offset, String key, String value) {
    consumer.schedulePollTask(() -> add(offset, key, value));
  }

  private void add(long offset, String key, String value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(), PARTITION.partition(), offset, bytes(key), bytes(value)));
  }

  private String value(String key) {
    return store.get(Family.STANDINGS, bytes(key)).map(TopicFollowerTest::text).orElse("");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
