package io.placet.jobs.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.jobs.flink.EventClock;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.PositionedEntry;
import io.placet.schemas.avro.ReceivedEvent;
import io.placet.schemas.codec.FieldsCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class WatermarksTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final CaughtUp CAUGHT_UP = new CaughtUp(NOW.toEpochMilli());

  private final Said said = new Said();

  @Test
  void aPartitionOfTheLogSaysNothingBeforeItsMarker() {
    WatermarkGenerator<PositionedEntry> control = control(0);

    control.onEvent(entry("subject-22-characters-"), 0, said);
    control.onPeriodicEmit(said);

    assertThat(said.watermarks).isEmpty();
    assertThat(said.idle).isFalse();
  }

  @Test
  void itsMarkerProvesTheAttempt() {
    control(4).onEvent(entry(ContactLogDeserializer.MARKER), 0, said);

    assertThat(said.watermarks).containsExactly(CAUGHT_UP.watermark(4));
  }

  @Test
  void onTheWallClockTimeGoesOnWithoutEvents() {
    WatermarkGenerator<ReceivedEvent> wall =
        EventWatermarks.of(EventClock.WALL, Duration.ofSeconds(10), () -> NOW)
            .createWatermarkGenerator(new TaskContext(0, 0));

    wall.onPeriodicEmit(said);

    assertThat(said.watermarks).containsExactly(NOW.minusSeconds(10).toEpochMilli());
  }

  @Test
  void onTheWallClockTimeKeepsItsPaceWhateverEventsSay() {
    Instant[] now = {NOW};
    WatermarkGenerator<ReceivedEvent> wall =
        EventWatermarks.of(EventClock.WALL, Duration.ofSeconds(10), () -> now[0])
            .createWatermarkGenerator(new TaskContext(0, 0));

    for (int second = 0; second < 3; second++) {
      now[0] = NOW.plusSeconds(second);
      wall.onEvent(event(NOW.plusSeconds(3600)), 0, said);
      wall.onPeriodicEmit(said);
    }

    long first = NOW.minusSeconds(10).toEpochMilli();
    assertThat(said.watermarks).containsExactly(first, first + 1_000, first + 2_000);
    assertThat(said.idle).isFalse();
  }

  @Test
  void onTheEventsClockTheFirstWatermarkSaysOnlyThatThereIsOne() {
    events().onPeriodicEmit(said);

    assertThat(said.watermarks).containsExactly(Long.MIN_VALUE + 1);
  }

  @Test
  void onTheEventsClockTimeIsThatOfTheNewestEvent() {
    WatermarkGenerator<ReceivedEvent> events = events();

    events.onEvent(event(NOW), 0, said);
    events.onEvent(event(NOW.minusSeconds(5)), 0, said);
    events.onPeriodicEmit(said);

    assertThat(said.watermarks).containsExactly(NOW.toEpochMilli() - 1);
  }

  private static WatermarkGenerator<PositionedEntry> control(int attempt) {
    return CaughtUpWatermarks.strategy(CAUGHT_UP)
        .createWatermarkGenerator(new TaskContext(0, attempt));
  }

  private static WatermarkGenerator<ReceivedEvent> events() {
    return EventWatermarks.of(EventClock.EVENTS, Duration.ZERO, () -> NOW)
        .createWatermarkGenerator(new TaskContext(0, 0));
  }

  private static PositionedEntry entry(String subject) {
    return new PositionedEntry(subject, 0, 0L, NOW, ByteBuffer.allocate(0));
  }

  private static ReceivedEvent event(Instant occurredAt) {
    return new ReceivedEvent(
        NOW,
        new EventEnvelope(
            "e",
            "s",
            "Order Completed",
            occurredAt,
            NOW,
            List.of(),
            -1L,
            FieldsCodec.toPayload(Map.of())));
  }

  private static final class Said implements WatermarkOutput {
    private final List<Long> watermarks = new ArrayList<>();
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }
}
