package io.placet.jobs.insight.cell;

import io.placet.schemas.avro.CellContribution;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what contacts of one subtask give to the same cell, where they give it: contacts whose
 * windows end together give to the same few cells, and one subtask releases for all. It keeps
 * nothing over a watermark or a checkpoint, so it has no state.
 */
public final class Combine extends AbstractStreamOperator<CellContribution>
    implements OneInputStreamOperator<CellContribution, CellContribution> {
  private static final long serialVersionUID = 1L;

  /** More are let on at once. */
  private static final int MOST = 10_000;

  /** In the order of time: a metric begins with the first that comes. */
  private transient Map<Place, Long> sums;

  /** A cell of a window. */
  private record Place(String metric, int version, Instant from, List<String> cell) {}

  @SuppressWarnings("NullAway.Init") // Flink opens before it hands anything over
  public Combine() {}

  @Override
  public void open() throws Exception {
    super.open();
    sums = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<CellContribution> element) {
    CellContribution one = element.getValue();
    Place place =
        new Place(one.getMetric(), one.getVersion(), one.getFrom(), List.copyOf(one.getCell()));
    sums.merge(place, one.getAmount(), Math::addExact);
    if (sums.size() >= MOST) {
      letOn();
    }
  }

  private void letOn() {
    for (Map.Entry<Place, Long> sum : sums.entrySet()) {
      Place place = sum.getKey();
      output.collect(
          new StreamRecord<>(
              new CellContribution(
                  place.metric(), place.version(), place.from(), place.cell(), sum.getValue())));
    }
    sums.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    letOn();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    letOn();
  }

  @Override
  public void finish() throws Exception {
    letOn();
    super.finish();
  }
}
