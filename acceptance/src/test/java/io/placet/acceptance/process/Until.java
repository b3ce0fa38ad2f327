package io.placet.acceptance.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, never for a time. */
public final class Until {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Until() {}

  /** Looks again and again; fails with what was expected once the bound is over. */
  public static void holds(Duration bound, String expected, BooleanSupplier condition) {
    var unused =
        present(
            bound,
            expected,
            () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
  }

  /** As {@link #holds}, with what was found. */
  public static <T> T present(Duration bound, String expected, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + bound.toNanos();
    do {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    } while (System.nanoTime() < end);
    throw new AssertionError("not within " + bound.toSeconds() + " s: " + expected);
  }
}
