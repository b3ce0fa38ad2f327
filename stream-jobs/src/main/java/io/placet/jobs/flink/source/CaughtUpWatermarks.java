package io.placet.jobs.flink.source;

import io.placet.schemas.avro.PositionedEntry;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Says nothing for a partition of the log until its marker has been read, then {@link CaughtUp}.
 * Never idle: an idle partition would let the gate judge without it.
 */
final class CaughtUpWatermarks implements WatermarkGenerator<PositionedEntry> {
  private final long caughtUp;

  private CaughtUpWatermarks(long caughtUp) {
    this.caughtUp = caughtUp;
  }

  static WatermarkStrategy<PositionedEntry> strategy(CaughtUp caughtUp) {
    return WatermarkStrategy.forGenerator(
        context ->
            new CaughtUpWatermarks(
                caughtUp.watermark(TaskVariables.attempt(context.getMetricGroup()))));
  }

  @Override
  public void onEvent(PositionedEntry entry, long timestamp, WatermarkOutput output) {
    // The deserializer lets only this attempt's own markers through.
    if (entry.getSubjectId().equals(ContactLogDeserializer.MARKER)) {
      output.emitWatermark(new Watermark(caughtUp));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Time alone proves nothing.
  }
}
