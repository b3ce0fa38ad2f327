package io.placet.domain.segment;

import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What a leaf found, as text: the same for the same, wherever it is computed. */
public final class Found {
  private Found() {}

  /** Text as it is, numbers without exponent and without zeros at the end. */
  public static String text(FieldValue value) {
    if (value instanceof FieldValue.Text text) {
      return text.value();
    }
    if (value instanceof FieldValue.Flag flag) {
      return Boolean.toString(flag.value());
    }
    return Amounts.number(value).map(Found::text).orElseThrow();
  }

  /**
   * An amount.
   *
   * @param units in 1/10,000
   */
  public static String amount(BigInteger units) {
    return text(new BigDecimal(units, FieldValue.Decimal.SCALE));
  }

  /**
   * A mean, rounded half up to a unit.
   *
   * @param total in 1/10,000
   */
  public static String mean(BigInteger total, int count) {
    BigDecimal mean =
        new BigDecimal(total).divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP);
    return amount(mean.toBigIntegerExact());
  }

  /** A number without exponent and without zeros at the end. */
  public static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
