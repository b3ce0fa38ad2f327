package io.placet.jobs.flink.source;

import io.placet.jobs.flink.EventClock;
import io.placet.jobs.flink.JobClock;
import io.placet.schemas.avro.ReceivedEvent;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Event time of the event source. */
final class EventWatermarks {
  private EventWatermarks() {}

  static WatermarkStrategy<ReceivedEvent> of(EventClock whose, Duration lateness, JobClock clock) {
    return switch (whose) {
      case WALL -> WatermarkStrategy.forGenerator(context -> new Wall(lateness, clock));
      case EVENTS -> WatermarkStrategy.forGenerator(context -> new Events());
    };
  }

  /** Follows the wall clock, also when nothing arrives, so that timers fire. */
  static final class Wall implements WatermarkGenerator<ReceivedEvent> {
    private final Duration lateness;
    private final JobClock clock;

    Wall(Duration lateness, JobClock clock) {
      this.lateness = lateness;
      this.clock = clock;
    }

    @Override
    public void onEvent(ReceivedEvent event, long timestamp, WatermarkOutput output) {
      // Only the clock counts.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(clock.instant().minus(lateness).toEpochMilli()));
    }
  }

  /**
   * Follows the newest event. Before the first it already says the least there is to say, so that
   * the gate does not take "no event yet" for "control source not caught up".
   */
  static final class Events implements WatermarkGenerator<ReceivedEvent> {
    private long newestMs = Long.MIN_VALUE + 2;

    @Override
    public void onEvent(ReceivedEvent event, long timestamp, WatermarkOutput output) {
      newestMs = Math.max(newestMs, event.getEvent().getOccurredAt().toEpochMilli());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(newestMs - 1));
    }
  }
}
