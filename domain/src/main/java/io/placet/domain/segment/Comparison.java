package io.placet.domain.segment;

/** How a measure or a number is held against another. */
public enum Comparison {
  AT_LEAST(">="),
  AT_MOST("<="),
  MORE_THAN(">"),
  LESS_THAN("<"),
  EQUAL_TO("="),
  OTHER_THAN("!=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** As definitions write it. */
  public String symbol() {
    return symbol;
  }

  /**
   * Whether it holds.
   *
   * @param order of the measured to the threshold, as comparators give it
   */
  public boolean holds(int order) {
    return switch (this) {
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
      case MORE_THAN -> order > 0;
      case LESS_THAN -> order < 0;
      case EQUAL_TO -> order == 0;
      case OTHER_THAN -> order != 0;
    };
  }
}
