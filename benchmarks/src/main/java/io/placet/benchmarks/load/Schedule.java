package io.placet.benchmarks.load;

import java.time.Duration;

/**
 * When requests start. In the open model that is fixed beforehand, whatever becomes of earlier
 * requests, and latency is counted from it: a server that stalls is charged with all who would have
 * come meanwhile (no coordinated omission). In the closed model a request starts when a connection
 * is free.
 *
 * @param spacingNanos between two starts; 0 in the closed model
 * @param durationNanos in which requests start
 * @param requests at most
 */
record Schedule(double spacingNanos, long durationNanos, long requests) {
  Schedule {
    if (spacingNanos < 0 || durationNanos <= 0 || requests <= 0) {
      throw new IllegalArgumentException("a schedule has requests and goes forward");
    }
  }

  /** Closed model, for a time. */
  static Schedule saturating(Duration duration) {
    return new Schedule(0, duration.toNanos(), Long.MAX_VALUE);
  }

  /** Closed model, a number of requests that take at most a time. */
  static Schedule once(long requests, Duration atMost) {
    return new Schedule(0, atMost.toNanos(), requests);
  }

  /** Open model: one request after another at a fixed rate. */
  static Schedule atRate(double perSecond, Duration duration) {
    return new Schedule(
        1e9 / perSecond, duration.toNanos(), (long) (perSecond * duration.toNanos() / 1e9));
  }

  boolean isOpenModel() {
    return spacingNanos > 0;
  }

  /** Start of a request in nanoseconds after the begin. */
  long startOf(long request, long now) {
    return isOpenModel() ? (long) (request * spacingNanos) : now;
  }

  /** Whether a request is to start by now, if a connection is free. */
  boolean isDue(long request, long now) {
    return !isOver(request, now) && startOf(request, now) <= now;
  }

  /** Whether no request will start any more; one that waited for a connection still does. */
  boolean isOver(long started, long now) {
    return started >= requests || (!isOpenModel() && now >= durationNanos);
  }
}
