package io.placet.domain.segment;

import java.time.Instant;

/** An entry into a segment, or an exit from it, at its exact instant of event time. */
public record Transition(Instant at, Direction direction) {
  /** Which way. */
  public enum Direction {
    ENTERED,
    EXITED
  }
}
