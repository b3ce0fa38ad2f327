package io.placet.domain.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far back a rule looks: at the instant t to the events of (t − length, t].
 *
 * @param length empty: as far as the past is kept
 */
public record Window(Optional<Duration> length) {
  public static final Window EVER = new Window(Optional.empty());

  /** A hundred years: longer than any register keeps an event. */
  public static final int MAX_DAYS = 36_525;

  public Window {
    length.ifPresent(Window::check);
  }

  public static Window of(Duration length) {
    return new Window(Optional.of(length));
  }

  /**
   * Event times are milliseconds, and an instant less a window must still be an instant.
   *
   * @throws IllegalArgumentException if a duration is none that a rule can look back
   */
  static void check(Duration length) {
    boolean wholeMillis = length.equals(length.truncatedTo(ChronoUnit.MILLIS));
    if (length.isNegative() || length.isZero() || length.toDays() >= MAX_DAYS || !wholeMillis) {
      throw new IllegalArgumentException(
          "a window is longer than zero, shorter than "
              + MAX_DAYS
              + " days, in whole milliseconds");
    }
  }

  /** The instant at whose end it begins: what happened then is no longer in it. */
  Instant start(Instant at) {
    return length.map(at::minus).orElse(Instant.MIN);
  }

  /** The first instant at which what happened then is no longer in it. */
  Instant end(Instant occurredAt) {
    return length.map(occurredAt::plus).orElse(Instant.MAX);
  }
}
