package io.placet.domain.event;

import java.math.BigDecimal;

/** A value of a declared field. */
public sealed interface FieldValue {
  /** Text. */
  record Text(String value) implements FieldValue {}

  /** A whole number. */
  record Whole(long value) implements FieldValue {}

  /**
   * An exact amount.
   *
   * @param unscaled in 1/10,000 (scale 4)
   */
  record Decimal(long unscaled) implements FieldValue {
    /** Decimals of an amount. */
    public static final int SCALE = 4;

    /**
     * An exact amount.
     *
     * @throws ArithmeticException if it has more than four decimals or does not fit 64 bits
     */
    public static Decimal of(BigDecimal value) {
      return new Decimal(value.setScale(SCALE).unscaledValue().longValueExact());
    }

    public BigDecimal toBigDecimal() {
      return BigDecimal.valueOf(unscaled, SCALE);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements FieldValue {}
}
