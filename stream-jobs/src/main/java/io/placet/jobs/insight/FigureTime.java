package io.placet.jobs.insight;

import io.placet.jobs.flink.EventClock;
import java.io.Serializable;
import java.time.Duration;

/**
 * When windows of figures end.
 *
 * @param clock whose time moves event time on
 * @param lateness on the wall clock: how long after its end a window is released; what comes later
 *     is in no figure
 * @param quiet how long nothing must have come for there to be nothing more to come
 */
public record FigureTime(EventClock clock, Duration lateness, Duration quiet)
    implements Serializable {
  /** More than what the contact job needs until its outputs are readable. */
  private static final Duration LATENESS = Duration.ofMinutes(1);

  private static final Duration QUIET = Duration.ofSeconds(10);

  public FigureTime {
    if (lateness.isNegative() || quiet.isNegative()) {
      throw new IllegalArgumentException("lateness and quiet are zero or more");
    }
  }

  /** As it ships. */
  public static FigureTime of(EventClock clock) {
    return new FigureTime(clock, LATENESS, QUIET);
  }
}
