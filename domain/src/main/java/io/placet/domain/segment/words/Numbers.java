package io.placet.domain.segment.words;

import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Comparison;
import java.math.BigDecimal;
import java.time.Duration;

/** Numbers, amounts and lengths of time in words. */
final class Numbers {
  private Numbers() {}

  static String compared(Comparison comparison) {
    return switch (comparison) {
      case AT_LEAST -> "at least ";
      case AT_MOST -> "at most ";
      case MORE_THAN -> "more than ";
      case LESS_THAN -> "less than ";
      case EQUAL_TO -> "";
      case OTHER_THAN -> "not ";
    };
  }

  /** Of what can be counted. */
  static String counted(Comparison comparison) {
    return switch (comparison) {
      case LESS_THAN -> "fewer than ";
      case EQUAL_TO -> "exactly ";
      case OTHER_THAN -> "not exactly ";
      default -> compared(comparison);
    };
  }

  /** What holds of a number where the other does not. */
  static Comparison opposite(Comparison comparison) {
    return switch (comparison) {
      case AT_LEAST -> Comparison.LESS_THAN;
      case AT_MOST -> Comparison.MORE_THAN;
      case MORE_THAN -> Comparison.AT_MOST;
      case LESS_THAN -> Comparison.AT_LEAST;
      case EQUAL_TO -> Comparison.OTHER_THAN;
      case OTHER_THAN -> Comparison.EQUAL_TO;
    };
  }

  static String times(long number) {
    return number == 1 ? "once" : number + " times";
  }

  /**
   * An amount.
   *
   * @param units in 1/10,000
   */
  static String amount(long units) {
    return plain(BigDecimal.valueOf(units, FieldValue.Decimal.SCALE));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** In the largest unit of which it is a whole number. */
  static String length(Duration length) {
    long millis = length.toMillis();
    if (millis % 86_400_000 == 0) {
      return number(millis / 86_400_000, "day");
    }
    if (millis % 3_600_000 == 0) {
      return number(millis / 3_600_000, "hour");
    }
    if (millis % 60_000 == 0) {
      return number(millis / 60_000, "minute");
    }
    return millis % 1_000 == 0 ? number(millis / 1_000, "second") : number(millis, "millisecond");
  }

  private static String number(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
