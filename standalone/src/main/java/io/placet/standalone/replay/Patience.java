package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.Unavailable;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How long a replay waits for a gateway that does not answer or is not ready; shared by all its
 * requests.
 */
final class Patience {
  static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private final Consumer<String> notices;
  private long lastProgress;
  private boolean troubled;

  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  Patience(LongSupplier nanoTime, Sleeper sleeper, Consumer<String> notices) {
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.notices = notices;
    this.lastProgress = nanoTime.getAsLong();
  }

  synchronized void progress() {
    lastProgress = nanoTime.getAsLong();
    troubled = false;
  }

  /** Waits before the next attempt, or gives up when nothing went through for too long. */
  void pause(int attempt, String trouble, Duration atLeast)
      throws Unavailable, InterruptedException {
    sleeper.sleep(nextPause(attempt, trouble, atLeast));
  }

  private synchronized Duration nextPause(int attempt, String trouble, Duration atLeast)
      throws Unavailable {
    Duration left = LIMIT.minusNanos(nanoTime.getAsLong() - lastProgress);
    if (left.isNegative() || left.isZero()) {
      throw new Unavailable(
          "%s, and nothing went through for %d minutes; running the same command again resumes"
              .formatted(trouble, LIMIT.toMinutes()));
    }
    if (!troubled) {
      troubled = true;
      notices.accept(trouble + "; trying again for up to " + LIMIT.toMinutes() + " minutes");
    }
    Duration backoff = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 10));
    return min(left, max(atLeast, min(backoff, LONGEST_PAUSE)));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
