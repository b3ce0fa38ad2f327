package io.placet.jobs.flink.source;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Leaves event time to other inputs alone. One that is never behind would be the only time there is
 * while those are idle, and all windows to come would end.
 */
public final class Timeless<T> implements WatermarkGenerator<T> {
  @Override
  public void onEvent(T record, long timestamp, WatermarkOutput output) {
    // See onPeriodicEmit.
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.markIdle();
  }
}
