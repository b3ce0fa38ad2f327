package io.placet.gateway.define;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.gateway.define.SegmentHistory.Course;
import io.placet.gateway.history.Extent;
import io.placet.gateway.history.RangeRequest;
import io.placet.gateway.history.Step;
import io.placet.gateway.log.TopicFollower;
import io.placet.gateway.log.ViewStore;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history over a topic of one partition that the test fills. */
class SegmentHistoryTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.SEGMENT_CHANGES.topicName(), 0);
  private static final String SEGMENT = "frequent-buyers";
  private static final Instant END = Instant.parse("2010-12-04T00:00:00Z");
  private static final Uuid LOG = new Uuid(1, 1);

  private final SingleObject<SegmentChange> codec = SingleObject.of(SegmentChange.class);
  private final List<byte[]> topic = new ArrayList<>();
  private final ViewStore store;

  SegmentHistoryTest(@TempDir Path folder) {
    store = new ViewStore(folder.resolve("view"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void sizesRiseWithEntriesAndFallWithExits() {
    entered("a", "2010-12-01T08:00:00Z");
    entered("b", "2010-12-01T09:00:00Z");
    exited("a", ChangeReason.RULE, "2010-12-02T08:00:00Z");
    entered("c", "2010-12-03T08:00:00Z");
    follow(LOG);

    Course course = course(2);

    assertThat(course.before()).isZero();
    assertThat(course.size()).containsExactly(2L, 1L, 2L);
    assertThat(course.entered()).containsExactly(2L, 0L, 1L);
    assertThat(course.exited()).containsExactly(0L, 1L, 0L);
    assertThat(course.withdrawn()).containsOnly(0L);
  }

  @Test
  void aWithdrawalIsAnExitThatIsTold() {
    entered("a", "2010-12-01T08:00:00Z");
    exited("a", ChangeReason.WITHDRAWN, "2010-12-03T08:00:00Z");
    follow(LOG);

    Course course = course(0);

    assertThat(course.size()).containsExactly(1L, 1L, 0L);
    assertThat(course.exited()).containsExactly(0L, 0L, 1L);
    assertThat(course.withdrawn()).containsExactly(0L, 0L, 1L);
  }

  @Test
  void aWithdrawalByAClockYearsAfterTheEventsCountsAtTheEndAndStretchesNothing() {
    entered("a", "2010-12-01T08:00:00Z");
    entered("b", "2010-12-03T22:00:00Z");
    exited("a", ChangeReason.WITHDRAWN, "2026-11-23T10:00:00Z");
    follow(LOG);

    assertThat(history().extent(Set.of(SEGMENT)))
        .contains(
            new Extent(
                Instant.parse("2010-12-01T08:00:00Z"), Instant.parse("2010-12-03T23:00:00Z")));
    assertThat(course(1).size()).containsExactly(1L, 1L, 1L);
    assertThat(course(1).exited()).containsExactly(0L, 0L, 1L);
  }

  @Test
  void changesThatHaveLeftTheLogAreInTheSizeBefore() {
    entered("a", "2010-12-01T08:00:00Z");
    follow(LOG);

    Course course = course(8);

    assertThat(course.before()).isEqualTo(7);
    assertThat(course.size()).containsExactly(8L, 8L, 8L);
  }

  @Test
  void aRestartInTheMiddleCountsEachChangeOnce() {
    entered("a", "2010-12-01T08:00:00Z");
    entered("b", "2010-12-01T09:00:00Z");
    follow(LOG);
    exited("a", ChangeReason.RULE, "2010-12-01T10:00:00Z");

    follow(LOG);
    follow(LOG);

    assertThat(course(1).entered()).containsExactly(2L, 0L, 0L);
    assertThat(course(1).exited()).containsExactly(1L, 0L, 0L);
  }

  @Test
  void anotherLogIsCountedFromItsBegin() {
    entered("a", "2010-12-01T08:00:00Z");
    entered("b", "2010-12-01T09:00:00Z");
    follow(LOG);
    topic.clear();
    entered("c", "2010-12-01T08:00:00Z");

    follow(new Uuid(2, 2));

    assertThat(course(1).entered()).containsExactly(1L, 0L, 0L);
  }

  @Test
  void whatCannotBeReadIsSkipped() {
    topic.add(Keys.bytes("rubbish"));
    entered("a", "2010-12-01T08:00:00Z");

    follow(LOG);

    assertThat(course(1).entered()).containsExactly(1L, 0L, 0L);
  }

  private void entered(String pseudonym, String at) {
    add(pseudonym, ChangeKind.ENTERED, ChangeReason.RULE, at);
  }

  private void exited(String pseudonym, ChangeReason reason, String at) {
    add(pseudonym, ChangeKind.EXITED, reason, at);
  }

  private void add(String pseudonym, ChangeKind kind, ChangeReason reason, String at) {
    topic.add(
        codec.encode(
            new SegmentChange(
                pseudonym, SEGMENT, 1, kind, reason, Instant.parse(at), "", List.of())));
  }

  private SegmentHistory history() {
    return new SegmentHistory(store);
  }

  private Course course(long sizeNow) {
    RangeRequest days =
        new RangeRequest(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Step.DAY));
    return history()
        .over(
            SEGMENT, days.within(Optional.of(Instant.parse("2010-12-01T08:00:00Z")), END), sizeNow);
  }

  /** Follows the topic to its end, as a process that starts and stops. */
  private void follow(Uuid log) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.schedulePollTask(
        () -> {
          for (int offset = 0; offset < topic.size(); offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(
                    PARTITION.topic(), 0, offset, Keys.bytes("key"), topic.get(offset)));
          }
        });
    try (TopicFollower follower =
        new TopicFollower(Topic.SEGMENT_CHANGES, log, 1, consumer, store, List.of(history()))) {
      follower.start();
      follower.whenApplied(0, topic.size()).orTimeout(10, TimeUnit.SECONDS).join();
    }
  }
}
