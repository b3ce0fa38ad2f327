package io.placet.domain.score;

import java.time.Duration;
import java.time.Instant;

/**
 * A sum of points that halves with every half-life, kept as its value at one instant: Σ
 * pᵢ·2^(−(t−tᵢ)/H) at the instant t of the newest points. Folded in order of time it has the same
 * bits wherever it is computed.
 *
 * @param value at {@code at}
 */
public record Decaying(double value, Instant at) {
  /** After so many half-lives nothing is left: it is far below what a double tells from 0. */
  static final int MOST_HALF_LIVES = 1_000;

  private static final double NANOS_PER_MILLI = 1e6;

  public Decaying {
    Finite.check("value", value);
  }

  /**
   * With more points.
   *
   * @throws IllegalArgumentException if they are older than the newest
   */
  public Decaying plus(double points, Instant occurredAt, Duration halfLife) {
    return new Decaying(valueAt(occurredAt, halfLife) + points, occurredAt);
  }

  /**
   * What is left at a later instant.
   *
   * @throws IllegalArgumentException if it is before the newest points
   */
  public double valueAt(Instant later, Duration halfLife) {
    if (later.isBefore(at)) {
      throw new IllegalArgumentException("a decaying value says nothing of the time before it");
    }
    return value * factor(Duration.between(at, later).toMillis(), millis(halfLife));
  }

  /**
   * What is left of 1, in (0, 1] or 0. Of StrictMath, for every machine must come to the same bits.
   */
  public static double factor(long millis, double halfLifeMillis) {
    double halfLives = millis / halfLifeMillis;
    return halfLives < MOST_HALF_LIVES ? StrictMath.pow(2, -halfLives) : 0;
  }

  /** A half-life as {@link #factor} takes it. */
  public static double millis(Duration halfLife) {
    return halfLife.toNanos() / NANOS_PER_MILLI;
  }
}
