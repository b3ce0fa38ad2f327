package io.placet.vault;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When something in memory was last held against storage. What others destroy must stop to work
 * within a second: half of it is for waiting, the other for looking.
 */
final class Freshness {
  private static final long LASTS_NANOS = Duration.ofMillis(500).toNanos();

  private final LongSupplier nanoTime;
  private volatile long lookedAt;

  Freshness(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lookedAt = nanoTime.getAsLong() - LASTS_NANOS;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  boolean isStale() {
    return now() - lookedAt >= LASTS_NANOS;
  }

  /** Notes a look that began at a time: what came after it was perhaps not seen. */
  void lookedAt(long now) {
    lookedAt = now;
  }
}
