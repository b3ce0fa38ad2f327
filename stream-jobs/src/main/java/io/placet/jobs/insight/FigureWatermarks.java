package io.placet.jobs.insight;

import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobClock;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Event time of figures: a window is released when it is past its end. */
final class FigureWatermarks {
  private FigureWatermarks() {}

  static WatermarkStrategy<PseudonymisedEvent> of(
      EventClock whose, Duration lateness, JobClock clock) {
    return switch (whose) {
      case WALL -> WatermarkStrategy.forGenerator(context -> new Wall(lateness, clock));
      case EVENTS -> WatermarkStrategy.forGenerator(context -> new Events(clock));
    };
  }

  /** Follows the wall clock, also when nothing arrives, so that windows end. */
  record Wall(Duration lateness, JobClock clock) implements WatermarkGenerator<PseudonymisedEvent> {
    @Override
    public void onEvent(PseudonymisedEvent event, long timestamp, WatermarkOutput output) {
      // Only the clock counts.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(clock.instant().minus(lateness).toEpochMilli()));
    }
  }

  /**
   * Follows the newest event at a distance, for events of a file that is read fast come in the
   * order of their time only roughly; and comes up to it once nothing has come for a while.
   */
  static final class Events implements WatermarkGenerator<PseudonymisedEvent> {
    private static final Duration DISTANCE = Duration.ofDays(31);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final JobClock clock;
    private long newestMs = Long.MIN_VALUE;
    private long cameAtMs;

    Events(JobClock clock) {
      this.clock = clock;
      cameAtMs = clock.instant().toEpochMilli();
    }

    @Override
    public void onEvent(PseudonymisedEvent event, long timestamp, WatermarkOutput output) {
      newestMs = Math.max(newestMs, event.getOccurredAt().toEpochMilli());
      cameAtMs = clock.instant().toEpochMilli();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      boolean isQuiet = clock.instant().toEpochMilli() - cameAtMs >= QUIET.toMillis();
      if (newestMs != Long.MIN_VALUE) {
        long behindMs = isQuiet ? 0 : DISTANCE.toMillis();
        output.emitWatermark(new Watermark(newestMs - 1 - behindMs));
      } else if (isQuiet) {
        // A partition of nobody's holds no window open.
        output.markIdle();
      }
    }
  }
}
