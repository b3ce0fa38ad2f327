package io.placet.jobs.insight;

import io.placet.jobs.flink.JobClock;
import io.placet.jobs.flink.source.Timeless;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Event time of figures: a window is released when it is past its end. */
final class FigureWatermarks {
  private FigureWatermarks() {}

  /** Of events. */
  static WatermarkStrategy<PseudonymisedEvent> of(FigureTime time, JobClock clock) {
    return switch (time.clock()) {
      case WALL -> WatermarkStrategy.forGenerator(context -> new Wall(time, clock));
      case EVENTS -> WatermarkStrategy.forGenerator(context -> new Events(time, clock));
    };
  }

  /**
   * Of what is told of segments, which is written together with events: on their clock it has no
   * time of its own.
   */
  static WatermarkStrategy<PseudonymisedEvent> beside(FigureTime time, JobClock clock) {
    return switch (time.clock()) {
      case WALL -> of(time, clock);
      case EVENTS -> WatermarkStrategy.forGenerator(context -> new Timeless<>());
    };
  }

  /**
   * Follows the wall clock, also when nothing arrives, so that windows end; and the times at which
   * records were written as long as those are behind it, for what was written while the job was
   * down is not late.
   */
  static final class Wall implements WatermarkGenerator<PseudonymisedEvent> {
    private final FigureTime time;
    private final JobClock clock;
    private long writtenMs = Long.MIN_VALUE;
    private long cameAtMs;

    Wall(FigureTime time, JobClock clock) {
      this.time = time;
      this.clock = clock;
      cameAtMs = clock.instant().toEpochMilli();
    }

    @Override
    public void onEvent(PseudonymisedEvent event, long timestamp, WatermarkOutput output) {
      writtenMs = Math.max(writtenMs, timestamp);
      cameAtMs = clock.instant().toEpochMilli();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long nowMs = clock.instant().toEpochMilli();
      boolean isQuiet = nowMs - cameAtMs >= time.quiet().toMillis();
      if (isQuiet || writtenMs != Long.MIN_VALUE) {
        long latenessMs = time.lateness().toMillis();
        boolean isBehind = !isQuiet && nowMs - writtenMs > latenessMs;
        output.emitWatermark(new Watermark((isBehind ? writtenMs : nowMs) - latenessMs));
      }
    }
  }

  /**
   * Follows the newest event at a distance, for events of a file that is read fast come in the
   * order of their time only roughly; and comes up to it once nothing has come for a while.
   */
  static final class Events implements WatermarkGenerator<PseudonymisedEvent> {
    private static final Duration DISTANCE = Duration.ofDays(31);

    private final FigureTime time;
    private final JobClock clock;
    private long newestMs = Long.MIN_VALUE;
    private long cameAtMs;

    Events(FigureTime time, JobClock clock) {
      this.time = time;
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
      boolean isQuiet = clock.instant().toEpochMilli() - cameAtMs >= time.quiet().toMillis();
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
