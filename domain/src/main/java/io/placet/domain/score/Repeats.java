package io.placet.domain.score;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A customer's repeat purchases as BG/NBD sees them: (x, tₓ, T), times since the first purchase.
 *
 * @param count x, without the first purchase
 * @param last tₓ, when the last was; 0 if there was no repeat
 * @param age T, until when the customer was watched
 */
public record Repeats(int count, double last, double age) {
  /** A customer who has just bought for the first time. */
  public static final Repeats NEW = new Repeats(0, 0, 0);

  public Repeats {
    Finite.check("age", age);
    if (count < 0 || !(last >= 0) || last > age || (count == 0) != (last == 0)) {
      throw new IllegalArgumentException(
          "0 <= x, 0 <= t_x <= T, and t_x is 0 exactly if x is; not x %d, t_x %s, T %s"
              .formatted(count, last, age));
    }
  }

  /** What purchases up to a day come to. */
  public static Repeats of(Purchases purchases, LocalDate until, TimeUnit unit) {
    return new Repeats(
        purchases.days() - 1,
        unit.of(ChronoUnit.DAYS.between(purchases.first(), purchases.last())),
        unit.of(ChronoUnit.DAYS.between(purchases.first(), until)));
  }
}
