package io.placet.domain.segment;

import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What a leaf found, as text: the same for the same, wherever it is computed. */
final class Found {
  private Found() {}

  /** Text as it is, numbers without exponent and without zeros at the end. */
  static String text(FieldValue value) {
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
  static String amount(BigInteger units) {
    return text(new BigDecimal(units, FieldValue.Decimal.SCALE));
  }

  static String text(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
