package io.placet.standalone.replay;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Keeps the posting at or below a rate, shared by all lanes. */
final class Pacer {
  private static final int BATCHES_A_SECOND = 10;

  private final OptionalInt eventsPerSecond;
  private final LongSupplier nanoTime;
  private long freeAt;

  Pacer(OptionalInt eventsPerSecond, LongSupplier nanoTime) {
    this.eventsPerSecond = eventsPerSecond;
    this.nanoTime = nanoTime;
    this.freeAt = nanoTime.getAsLong();
  }

  /** A slow replay posts small batches, so that it stays even within a second. */
  int batchSize(int most) {
    return eventsPerSecond.isEmpty()
        ? most
        : Math.min(most, Math.max(1, eventsPerSecond.getAsInt() / BATCHES_A_SECOND));
  }

  /** Reserves the next free time for so many events and says how far away it is. */
  synchronized Duration reserve(int events) {
    if (eventsPerSecond.isEmpty()) {
      return Duration.ZERO;
    }
    long now = nanoTime.getAsLong();
    long start = Math.max(now, freeAt);
    freeAt = start + events * 1_000_000_000L / eventsPerSecond.getAsInt();
    return Duration.ofNanos(start - now);
  }
}
