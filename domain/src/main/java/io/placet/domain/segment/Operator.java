package io.placet.domain.segment;

/** What a condition on a property can ask, in the words of definitions. */
public enum Operator {
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  IN("in"),
  NOT_IN("not in"),
  CONTAINS("contains"),
  STARTS_WITH("starts with"),
  EXISTS("exists"),
  DOES_NOT_EXIST("does not exist");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** As definitions write it. */
  public String symbol() {
    return symbol;
  }
}
