package io.placet.acceptance.history;

/**
 * From before something was asked to after it was answered, in nanoseconds of one monotonic clock.
 */
public record Span(long invoked, long returned) {
  public Span {
    if (returned < invoked) {
      throw new IllegalArgumentException("returned before it was invoked");
    }
  }

  /** Never answered: it may have happened, at any time after it was asked. */
  public static Span unanswered(long invoked) {
    return new Span(invoked, Long.MAX_VALUE);
  }

  boolean overlaps(long from, long until) {
    return invoked <= until && returned >= from;
  }
}
