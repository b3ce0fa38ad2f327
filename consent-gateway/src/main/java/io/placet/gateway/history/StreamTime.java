package io.placet.gateway.history;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Where event time stands: at the wall clock, or where the stream's clock follows the events, at
 * the newest of them.
 */
public final class StreamTime {
  private static final String EVENTS = "events";

  private final String clockName;
  private final Clock clock;

  /**
   * Of a stream.
   *
   * @param clockName what drives its event time, {@code wall} or {@code events}
   */
  public StreamTime(String clockName, Clock clock) {
    this.clockName = clockName;
    this.clock = clock;
  }

  public String clockName() {
    return clockName;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Where event time is: at the newest event, where the stream's clock follows the events. */
  public Instant eventTime(Optional<Instant> newest) {
    return newest.filter(any -> clockName.equals(EVENTS)).orElseGet(this::now);
  }

  /** Where a history by event time ends. */
  public Instant end(Optional<Extent> extent) {
    return extent.filter(any -> clockName.equals(EVENTS)).map(Extent::end).orElseGet(this::now);
  }
}
