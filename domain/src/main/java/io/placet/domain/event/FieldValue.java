package io.placet.domain.event;

import io.placet.domain.register.FieldType;
import java.math.BigDecimal;

/** A value of a declared field. */
public sealed interface FieldValue {
  /** The type that a field is declared with to hold such values. */
  FieldType type();

  /** Text. */
  record Text(String value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.TEXT;
    }
  }

  /** A whole number. */
  record Whole(long value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.INTEGER;
    }
  }

  /**
   * An exact amount.
   *
   * @param unscaled in 1/10,000 (scale 4)
   */
  record Decimal(long unscaled) implements FieldValue {
    /** Decimals of an amount. */
    public static final int SCALE = 4;

    private static final int MAX_EXPONENT = 64;

    /**
     * An exact amount.
     *
     * @throws ArithmeticException if it has more than four decimals or does not fit 64 bits
     */
    public static Decimal of(BigDecimal value) {
      // Rescaling 1e999999999 would take a gigabyte: what cannot fit is turned away before.
      if (Math.abs((long) value.scale()) > MAX_EXPONENT) {
        throw new ArithmeticException("exponent out of range");
      }
      return new Decimal(value.setScale(SCALE).unscaledValue().longValueExact());
    }

    @Override
    public FieldType type() {
      return FieldType.DECIMAL;
    }

    public BigDecimal toBigDecimal() {
      return BigDecimal.valueOf(unscaled, SCALE);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements FieldValue {
    @Override
    public FieldType type() {
      return FieldType.BOOLEAN;
    }
  }
}
