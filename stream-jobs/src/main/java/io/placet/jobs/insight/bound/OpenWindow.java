package io.placet.jobs.insight.bound;

import io.placet.domain.insight.Metric;
import io.placet.schemas.avro.CellContribution;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A window of a metric.
 *
 * @param start its first instant
 * @param end the first instant after it
 */
public record OpenWindow(Metric metric, Instant start, Instant end) {
  /** The one that an instant lies in. */
  public static OpenWindow of(Metric metric, Instant at, ZoneId zone) {
    Instant start = metric.period().start(at, zone);
    return new OpenWindow(metric, start, metric.period().end(start, zone));
  }

  /** Its last millisecond: once event time is there, nothing more may come in. */
  public long lastMs() {
    return end.toEpochMilli() - 1;
  }

  boolean holds(Instant at) {
    return !at.isBefore(start) && at.isBefore(end);
  }

  /** What a contact adds to one of its cells. */
  CellContribution contribution(List<String> cell, long amount) {
    return new CellContribution(metric.ref().id(), metric.ref().version(), start, cell, amount);
  }
}
