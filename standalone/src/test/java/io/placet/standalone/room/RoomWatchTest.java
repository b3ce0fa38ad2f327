package io.placet.standalone.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.log.NoRoomException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomWatchTest {
  private static final long MB = 1L << 20;
  private static final long SIZE = 10_000 * MB;
  private static final long RESERVE = 100 * MB;
  private static final long RESUMPTION = 50 * MB;

  private final AtomicLong broker = new AtomicLong(SIZE);
  private final AtomicLong stream = new AtomicLong(SIZE);
  private final List<Finding> told = new ArrayList<>();
  private final RoomWatch watch =
      new RoomWatch(
          List.of(
              new Watched("kafka", Path.of("/k"), broker::get, () -> SIZE, () -> 0),
              new Watched("flink", Path.of("/f"), stream::get, () -> SIZE, () -> RESUMPTION)),
          OptionalLong.of(RESERVE));

  @AfterEach
  void close() {
    watch.close();
  }

  private void look() {
    watch.look(told::add);
  }

  @Test
  void withRoomOnEveryDiskEverythingIsTaken() {
    look();

    assertThatCode(watch::requireForMore).doesNotThrowAnyException();
    assertThatCode(watch::requireForAnswers).doesNotThrowAnyException();
    assertThat(told).isEmpty();
  }

  @Test
  void onADiskThatIsNearlyFullOnlyWhatCanWaitIsRefusedAndNoPathIsTold() {
    stream.set(99 * MB);
    look();

    assertThatThrownBy(watch::requireForMore)
        .isInstanceOf(NoRoomException.class)
        .hasMessage(
            "the disk is full: 99 MB left, 175 MB needed; send it again once there is room");
    assertThatCode(watch::requireForAnswers).doesNotThrowAnyException();
  }

  @Test
  void theLastQuarterIsForWithdrawalsAlone() {
    broker.set(24 * MB);
    look();

    assertThatThrownBy(watch::requireForAnswers).isInstanceOf(NoRoomException.class);
  }

  @Test
  void aChangeIsToldOnceAndNamesTheShortestDisk() {
    broker.set(50 * MB);
    look();
    stream.set(20 * MB);
    look();
    look();

    assertThat(told).extracting(Finding::level).containsExactly(Level.LOW, Level.LAST);
    assertThat(told).extracting(Finding::folder).containsExactly(Path.of("/k"), Path.of("/f"));
  }

  @Test
  void itGoesOnOnlyOnceThereIsRoomForGoingOnItself() {
    stream.set(99 * MB);
    look();
    stream.set(174 * MB);
    look();
    assertThatThrownBy(watch::requireForMore).isInstanceOf(NoRoomException.class);

    stream.set(175 * MB);
    look();

    assertThatCode(watch::requireForMore).doesNotThrowAnyException();
    assertThat(told).extracting(Finding::level).containsExactly(Level.LOW, Level.ENOUGH);
  }

  @Test
  void aDiskThatTellsNoSizeIsNotJudged() {
    try (RoomWatch unknown =
        new RoomWatch(
            List.of(new Watched("kafka", Path.of("/k"), () -> 0, () -> 0, () -> 0)),
            OptionalLong.of(RESERVE))) {
      assertThatCode(unknown::requireForMore).doesNotThrowAnyException();
    }
  }
}
