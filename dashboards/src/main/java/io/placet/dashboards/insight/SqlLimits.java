package io.placet.dashboards.insight;

import java.time.Duration;

/**
 * What a query may take.
 *
 * @param time until it is ended
 * @param exportRows of a file at most
 * @param bytes of all values of an answer at most
 * @param memoryMb of all queries that run at once
 * @param characters of a query
 * @param atOnce how many run at once
 * @param waiting how many wait for that
 */
record SqlLimits(
    Duration time,
    int exportRows,
    long bytes,
    int memoryMb,
    int characters,
    int atOnce,
    int waiting) {
  /** Rows of JSON at most. */
  static final int MOST_ROWS = 10_000;

  static final int DEFAULT_ROWS = 1_000;

  static final SqlLimits DEFAULT =
      new SqlLimits(Duration.ofSeconds(10), 100_000, 16L << 20, 256, 10_000, 2, 16);

  SqlLimits withTime(Duration other) {
    return new SqlLimits(other, exportRows, bytes, memoryMb, characters, atOnce, waiting);
  }

  SqlLimits withQueue(int running, int queued) {
    return new SqlLimits(time, exportRows, bytes, memoryMb, characters, running, queued);
  }
}
