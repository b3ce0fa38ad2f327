package io.placet.gateway.audience.export;

/** How many, where a record has room for less than all numbers. */
final class Counts {
  private Counts() {}

  /** As the audit trail keeps it. */
  static int ofAudit(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }
}
