package io.placet.gateway.history;

import java.time.Instant;

/**
 * The hours of which there is something.
 *
 * @param first when the first of them begins
 * @param end when the last of them ends
 */
public record Extent(Instant first, Instant end) {
  /** What covers both. */
  public static Extent covering(Extent one, Extent other) {
    return new Extent(
        one.first.isBefore(other.first) ? one.first : other.first,
        one.end.isAfter(other.end) ? one.end : other.end);
  }
}
