package io.placet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
  private final AtomicLong nanos = new AtomicLong(5);

  @Test
  void eachBatchWaitsForTheTimeOfThoseBeforeIt() {
    Pacer pacer = new Pacer(OptionalInt.of(100), nanos::get);

    assertThat(pacer.reserve(10)).isZero();
    assertThat(pacer.reserve(10)).isEqualTo(Duration.ofMillis(100));
    nanos.addAndGet(Duration.ofMillis(50).toNanos());
    assertThat(pacer.reserve(1)).isEqualTo(Duration.ofMillis(150));
  }

  @Test
  void anIdleSecondIsNotMadeUpFor() {
    Pacer pacer = new Pacer(OptionalInt.of(100), nanos::get);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(pacer.reserve(100)).isZero();
    assertThat(pacer.reserve(1)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aSlowReplayPostsSmallBatches() {
    assertThat(new Pacer(OptionalInt.of(1), nanos::get).batchSize(100)).isEqualTo(1);
    assertThat(new Pacer(OptionalInt.of(250), nanos::get).batchSize(100)).isEqualTo(25);
    assertThat(new Pacer(OptionalInt.of(9000), nanos::get).batchSize(100)).isEqualTo(100);
  }

  @Test
  void withoutASpeedNothingWaits() {
    Pacer pacer = new Pacer(OptionalInt.empty(), nanos::get);

    assertThat(pacer.batchSize(100)).isEqualTo(100);
    assertThat(pacer.reserve(1_000_000)).isZero();
    assertThat(pacer.reserve(1)).isZero();
  }
}
