package io.placet.domain.segment;

/** How a measure is held against its threshold. */
public enum Comparison {
  AT_LEAST(">="),
  AT_MOST("<="),
  MORE_THAN(">"),
  LESS_THAN("<"),
  EQUAL_TO("=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** As definitions write it. */
  public String symbol() {
    return symbol;
  }

  boolean holds(long measured, long threshold) {
    return switch (this) {
      case AT_LEAST -> measured >= threshold;
      case AT_MOST -> measured <= threshold;
      case MORE_THAN -> measured > threshold;
      case LESS_THAN -> measured < threshold;
      case EQUAL_TO -> measured == threshold;
    };
  }
}
