package io.placet.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.flink.EventClock;
import io.placet.schemas.avro.PseudonymisedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class FigureWatermarksTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration LATENESS = Duration.ofMinutes(1);
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final Said said = new Said();
  private Instant now = NOW;

  private WatermarkGenerator<PseudonymisedEvent> on(EventClock clock) {
    FigureTime time = new FigureTime(clock, LATENESS, QUIET);
    return clock == EventClock.WALL
        ? new FigureWatermarks.Wall(time, () -> now)
        : new FigureWatermarks.Events(time, () -> now);
  }

  private static PseudonymisedEvent at(Instant instant) {
    return new PseudonymisedEvent("e", "p", "t", instant, List.of(), Map.of(), "0@1");
  }

  private void later(WatermarkGenerator<PseudonymisedEvent> time, Duration by) {
    now = now.plus(by);
    time.onPeriodicEmit(said);
  }

  @Test
  void onTheWallClockWindowsEndWithoutEventsOnceNoneHasCome() {
    WatermarkGenerator<PseudonymisedEvent> wall = on(EventClock.WALL);
    later(wall, QUIET.minusMillis(1));
    assertThat(said.watermarks).as("what was written before may still come").isEmpty();

    later(wall, Duration.ofMillis(1));
    assertThat(said.watermarks).containsExactly(now.minus(LATENESS));
    later(wall, Duration.ofHours(1));
    assertThat(said.watermarks).endsWith(now.minus(LATENESS));
  }

  @Test
  void whatWasWrittenWhileTheJobWasDownIsNotLate() {
    WatermarkGenerator<PseudonymisedEvent> wall = on(EventClock.WALL);
    Instant written = NOW.minus(Duration.ofHours(3));
    wall.onEvent(at(written), written.toEpochMilli(), said);
    later(wall, Duration.ofSeconds(1));
    assertThat(said.watermarks).containsExactly(written.minus(LATENESS));

    Instant newest = now.minusSeconds(2);
    wall.onEvent(at(newest), newest.toEpochMilli(), said);
    later(wall, Duration.ofSeconds(1));
    assertThat(said.watermarks).endsWith(now.minus(LATENESS));
  }

  @Test
  void onTheEventsClockNothingEndsWhileNothingHasCome() {
    WatermarkGenerator<PseudonymisedEvent> events = on(EventClock.EVENTS);
    later(events, Duration.ofDays(1));

    assertThat(said.watermarks).isEmpty();
    assertThat(said.isIdle).isTrue();
  }

  @Test
  void onTheEventsClockAWindowEndsAMonthLaterOrOnceNothingMoreComes() {
    WatermarkGenerator<PseudonymisedEvent> events = on(EventClock.EVENTS);
    events.onEvent(at(NOW), 0, said);
    later(events, Duration.ofSeconds(1));
    assertThat(said.watermarks).containsExactly(NOW.minus(Duration.ofDays(31)).minusMillis(1));

    later(events, QUIET);
    assertThat(said.watermarks).endsWith(NOW.minusMillis(1));
  }

  private static final class Said implements WatermarkOutput {
    final List<Instant> watermarks = new ArrayList<>();
    boolean isIdle;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(Instant.ofEpochMilli(watermark.getTimestamp()));
      isIdle = false;
    }

    @Override
    public void markIdle() {
      isIdle = true;
    }

    @Override
    public void markActive() {
      isIdle = false;
    }
  }
}
