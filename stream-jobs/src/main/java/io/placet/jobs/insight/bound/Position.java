package io.placet.jobs.insight.bound;

/**
 * A position {@code p@n} of contact-log: everything of the contact below n is in it. A contact is
 * in one partition, so its positions are in order.
 */
record Position(long offset) {
  static Position of(String text) {
    return new Position(Long.parseLong(text.substring(text.indexOf('@') + 1)));
  }

  boolean isAfter(Position other) {
    return offset > other.offset;
  }
}
