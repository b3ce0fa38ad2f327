package io.placet.gateway;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration WATCHED = Duration.ofMillis(600);
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  private Eventually() {}

  /** Returns once a condition holds; fails where it does not in time. */
  public static void holds(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /**
   * Watches that a condition keeps holding, for many times as long as what must not happen takes.
   */
  public static void holdsOn(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + WATCHED.toNanos();
    while (System.nanoTime() - end < 0) {
      if (!condition.getAsBoolean()) {
        throw new AssertionError("no longer: " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
