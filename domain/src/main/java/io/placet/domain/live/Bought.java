package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import io.placet.domain.score.Purchases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What a contact bought, of columns. */
final class Bought {
  static final long DAY_MILLIS = 86_400_000;

  private Bought() {}

  static Optional<Purchases> of(Column purchases, double total) {
    if (purchases.size == 0) {
      return Optional.empty();
    }
    long first = day(purchases.times[0]);
    long last = first;
    int days = 1;
    for (int at = 1; at < purchases.size; at++) {
      long day = day(purchases.times[at]);
      if (day > last) {
        days++;
        last = day;
      }
    }
    return Optional.of(
        new Purchases(days, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last), total));
  }

  /** The sum from a place on, rounded once. */
  static double number(Sums sums, int from) {
    return new BigDecimal(sums.wideTotal(from), FieldValue.Decimal.SCALE).doubleValue();
  }

  static long day(long time) {
    return Math.floorDiv(time, DAY_MILLIS);
  }

  static long nextMidnight(long now) {
    return (day(now) + 1) * DAY_MILLIS;
  }
}
