package io.placet.dashboards.insight;

/**
 * A released value, or a sum of several, with its noise; not what is shown of it.
 *
 * @param value in the metric's smallest unit
 * @param variance of the noise
 * @param within95 at least 95 % of such noise is at most so far from 0
 * @param suppressed whether it is under the display threshold
 */
record Figure(long value, double variance, long within95, boolean suppressed) {
  private static final double Z95 = 1.959963984540054;

  /** The noises are independent: variances add up. */
  static Figure ofSum(long value, double variance, long suppressedBelow) {
    return new Figure(
        value, variance, (long) Math.ceil(Z95 * Math.sqrt(variance)), value < suppressedBelow);
  }

  long low() {
    return value - within95;
  }

  long high() {
    return value + within95;
  }

  /** How much more it is than another; both are shown, so this is too. */
  Figure minus(Figure other) {
    Figure change = ofSum(value - other.value, variance + other.variance, Long.MIN_VALUE);
    return change;
  }
}
