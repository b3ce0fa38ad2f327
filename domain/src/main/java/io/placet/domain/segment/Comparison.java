package io.placet.domain.segment;

import java.math.BigInteger;

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
    return holds(Long.compare(measured, threshold));
  }

  boolean holds(BigInteger measured, long threshold) {
    return holds(measured.compareTo(BigInteger.valueOf(threshold)));
  }

  private boolean holds(int order) {
    return switch (this) {
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
      case MORE_THAN -> order > 0;
      case LESS_THAN -> order < 0;
      case EQUAL_TO -> order == 0;
    };
  }
}
