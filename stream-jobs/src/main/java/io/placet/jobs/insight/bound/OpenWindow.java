package io.placet.jobs.insight.bound;

import io.placet.domain.insight.Metric;
import io.placet.schemas.avro.CellContribution;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * A window of a metric.
 *
 * @param start its first instant
 * @param end the first instant after it
 * @param month in which it is released, the one that it ends in
 */
public record OpenWindow(Metric metric, Instant start, Instant end, YearMonth month) {
  /** The one that an instant lies in. */
  public static OpenWindow of(Metric metric, Instant at, ZoneId zone) {
    Instant start = metric.period().start(at, zone);
    Instant end = metric.period().end(start, zone);
    return new OpenWindow(metric, start, end, YearMonth.from(end.atZone(zone)));
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
