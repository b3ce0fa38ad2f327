package io.placet.domain.score;

import java.time.Duration;
import java.time.Instant;

/**
 * A sum of points that halves with every half-life, kept as its value at one instant: Σ
 * pᵢ·2^(−(t−tᵢ)/H) at the instant t of the newest points. All that an engine must keep of the
 * events.
 *
 * @param value at {@code at}
 */
public record Decaying(double value, Instant at) {
  public Decaying {
    Finite.check("value", value);
  }

  /** With more points, which may be older than those before. */
  public Decaying plus(double points, Instant occurredAt, Duration halfLife) {
    if (occurredAt.isAfter(at)) {
      return new Decaying(valueAt(occurredAt, halfLife) + points, occurredAt);
    }
    return new Decaying(value + points * factor(occurredAt, at, halfLife), at);
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
    return value * factor(at, later, halfLife);
  }

  /** In (0, 1], or 0 after more than a thousand half-lives. */
  static double factor(Instant from, Instant to, Duration halfLife) {
    return Math.pow(2, -seconds(Duration.between(from, to)) / seconds(halfLife));
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
