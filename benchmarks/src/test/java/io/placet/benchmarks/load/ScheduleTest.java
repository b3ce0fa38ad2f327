package io.placet.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long MS = 1_000_000;

  private final Schedule open = Schedule.atRate(1_000, Duration.ofMillis(10));
  private final Schedule closed = Schedule.saturating(Duration.ofMillis(10));

  @Test
  void inTheOpenModelARequestStartsWhenItWasToStartHoweverLateItIsSent() {
    assertThat(open.startOf(3, 3 * MS)).isEqualTo(3 * MS);
    assertThat(open.startOf(3, 900 * MS)).isEqualTo(3 * MS);
  }

  @Test
  void inTheOpenModelRequestsAreDueOneByOne() {
    assertThat(open.isDue(3, 3 * MS - 1)).isFalse();
    assertThat(open.isDue(3, 3 * MS)).isTrue();
  }

  @Test
  void inTheOpenModelWhatWaitedForAConnectionIsSentAfterTheEnd() {
    assertThat(open.isOver(9, 900 * MS)).isFalse();
    assertThat(open.isDue(9, 900 * MS)).isTrue();
    assertThat(open.isOver(10, 900 * MS)).isTrue();
  }

  @Test
  void inTheClosedModelRequestsStartNowUntilTheEnd() {
    assertThat(closed.startOf(3, 7 * MS)).isEqualTo(7 * MS);
    assertThat(closed.isDue(1_000_000, 10 * MS - 1)).isTrue();
    assertThat(closed.isDue(0, 10 * MS)).isFalse();
    assertThat(closed.isOver(0, 10 * MS)).isTrue();
  }

  @Test
  void onceMeansAsManyRequestsAsThereAre() {
    Schedule once = Schedule.once(2, Duration.ofSeconds(1));

    assertThat(once.isDue(1, 0)).isTrue();
    assertThat(once.isOver(2, 0)).isTrue();
  }
}
