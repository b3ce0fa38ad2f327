package io.placet.gateway.audience.export;

/** How many, where not every number can be kept or told. */
final class Counts {
  private static final long UNIT = 10;

  private Counts() {}

  /**
   * As a bound, of which also the quota tells no more than tens: whoever asks again and again does
   * not learn whether one line more of a list is a known contact, nor how few are in a segment.
   */
  static long atMost(long count) {
    return Math.max(UNIT, (count + UNIT - 1) / UNIT * UNIT);
  }

  /** As it is told to who may not see every number. */
  static long byTens(long count, boolean exact) {
    return exact ? count : count - count % UNIT;
  }

  /** As the audit trail keeps it. */
  static int ofAudit(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }
}
