package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number that values are compared with, in nearly all cases without making decimals of them.
 *
 * @param fits whether it is within 64 bits in 1/10,000
 * @param floor of the number in 1/10,000
 * @param isExact whether the floor is the number
 */
record Bound(BigDecimal number, boolean fits, long floor, boolean isExact) {
  private static final long WHOLE_IN_UNITS = 10_000;
  private static final long MOST_WHOLE = Long.MAX_VALUE / WHOLE_IN_UNITS;
  private static final int MOST_DIGITS = 14;

  static Bound of(BigDecimal number) {
    // Rescaling 1e999999999 would take a gigabyte.
    if (Math.abs((long) number.scale()) > MOST_DIGITS
        || number.precision() - number.scale() > MOST_DIGITS) {
      return new Bound(number, false, 0, false);
    }
    BigDecimal units = number.movePointRight(FieldValue.Decimal.SCALE);
    BigDecimal floor = units.setScale(0, RoundingMode.FLOOR);
    return new Bound(number, true, floor.longValueExact(), floor.compareTo(units) == 0);
  }

  /** Of a value that is a number to this one, as comparators give it. */
  int order(FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return fits ? orderOfUnits(decimal.unscaled()) : decimal.toBigDecimal().compareTo(number);
    }
    long whole = ((FieldValue.Whole) value).value();
    return fits && whole <= MOST_WHOLE && whole >= -MOST_WHOLE
        ? orderOfUnits(whole * WHOLE_IN_UNITS)
        : BigDecimal.valueOf(whole).compareTo(number);
  }

  private int orderOfUnits(long units) {
    int order = Long.compare(units, floor);
    return order == 0 && !isExact ? -1 : order;
  }
}
