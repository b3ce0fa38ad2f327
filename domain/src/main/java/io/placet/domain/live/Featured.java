package io.placet.domain.live;

import io.placet.domain.score.Feature;

/**
 * A feature of a logistic regression over a column.
 *
 * @param windowMillis how far back it looks
 */
record Featured(Feature feature, ColumnPlan column, long windowMillis) {
  double value(Track track, long now) {
    Column events = track.column(column);
    int start = events.after(now - windowMillis);
    if (feature instanceof Feature.Sum) {
      return Bought.number((Sums) events, start);
    }
    if (feature instanceof Feature.DaysSince since) {
      return start < events.size
          ? Bought.day(now) - Bought.day(events.times[events.size - 1])
          : since.window().toDays();
    }
    return events.size - start;
  }

  long next(Track track, long now) {
    Column events = track.column(column);
    int start = events.after(now - windowMillis);
    if (start == events.size) {
      return Timers.NEVER;
    }
    if (feature instanceof Feature.DaysSince) {
      long leaves = events.times[events.size - 1] + windowMillis;
      return Math.min(leaves, Bought.nextMidnight(now));
    }
    return events.times[start] + windowMillis;
  }
}
