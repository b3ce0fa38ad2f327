package io.placet.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShutOffWaitersTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ShutOffWaiters waiters = new ShutOffWaiters(2);

  @Test
  void noMoreThanSoManyWait() {
    CompletableFuture<Void> one = waiters.add("r-1", LONG).orElseThrow();
    CompletableFuture<Void> other = waiters.add("r-2", LONG).orElseThrow();
    assertThat(waiters.add("r-1", LONG)).isEmpty();

    waiters.release("r-1");

    assertThat(one).isDone();
    assertThat(other).isNotDone();
    assertThat(waiters.add("r-1", LONG)).isPresent();
  }

  @Test
  void aWaitThatIsOverMakesRoom() {
    CompletableFuture<Void> brief = waiters.add("r-1", Duration.ofMillis(1)).orElseThrow();

    assertThat(brief.orTimeout(10, TimeUnit.SECONDS).join()).isNull();
    assertThat(waiters.waiting()).isZero();
  }
}
