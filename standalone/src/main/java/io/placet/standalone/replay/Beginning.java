package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides whether a replay may begin or go on, and fixes what its resumes reuse. */
final class Beginning {
  private final Gateway gateway;
  private final Clock clock;
  private final boolean keepTimes;
  private final String mappingSha256;

  Beginning(Gateway gateway, Clock clock, boolean keepTimes, String mappingSha256) {
    this.gateway = gateway;
    this.clock = clock;
    this.keepTimes = keepTimes;
    this.mappingSha256 = mappingSha256;
  }

  ReplayState begin(List<ReplayEvent> events) throws ReplayStopped, InterruptedException {
    if (keepTimes) {
      Gateway.Flow flow = requireEventsClock();
      if (flow.accepted() != 0) {
        throw new NotReplayable(
            "--keep-times needs an empty data folder, and this gateway has accepted %,d events: start placet with another --data"
                .formatted(flow.accepted()));
      }
    }
    return new ReplayState(
        mappingSha256, keepTimes, shift(events).toMillis(), false, events.size(), 0, 0, 0, 0);
  }

  ReplayState resume(ReplayState state, int events) throws ReplayStopped, InterruptedException {
    if (!state.mappingSha256().equals(mappingSha256) || state.events() != events) {
      throw new NotReplayable(
          "the mapping has changed since this replay began: put it back, or give it another name");
    }
    if (state.keepTimes() != keepTimes) {
      throw new NotReplayable(
          "this replay began %s --keep-times and must go on so"
              .formatted(state.keepTimes() ? "with" : "without"));
    }
    if (keepTimes && !state.finished()) {
      requireEventsClock();
    }
    return state;
  }

  private Gateway.Flow requireEventsClock() throws ReplayStopped, InterruptedException {
    Gateway.Flow flow = gateway.flow();
    if (!flow.clock().equals("events")) {
      throw new NotReplayable(
          "--keep-times needs event time to come from the events, and this gateway's clock is '%s': start placet with --clock events"
              .formatted(flow.clock()));
    }
    return flow;
  }

  /** Makes the last event end now. */
  private Duration shift(List<ReplayEvent> events) {
    if (keepTimes || events.isEmpty()) {
      return Duration.ZERO;
    }
    Instant last = events.get(events.size() - 1).time();
    return Duration.between(last, clock.instant());
  }
}
