package io.placet.fit;

import io.placet.domain.score.BgNbd;
import io.placet.domain.score.Repeats;
import io.placet.domain.score.TimeUnit;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a fitted BG/NBD foretells of the time after its calibration, beside what was bought. */
final class HoldOut {
  /** Customers with so many repeats or more are one class. */
  private static final int LAST_CLASS = 7;

  private final double length;
  private final TimeUnit unit;
  private final long[] customers = new long[LAST_CLASS + 1];
  private final double[] expected = new double[LAST_CLASS + 1];
  private final long[] made = new long[LAST_CLASS + 1];

  private HoldOut(double length, TimeUnit unit) {
    this.length = length;
    this.unit = unit;
  }

  /** Empty if the file ends with the calibration, or so late that nothing can be foretold. */
  static Optional<HoldOut> of(
      PurchaseOptions.Population population,
      LocalDate until,
      TimeUnit unit,
      BgNbd parameters,
      Function<Customer, Repeats> repeats) {
    double length = unit.of(ChronoUnit.DAYS.between(until, population.lastDay()));
    if (length <= 0 || length > BgNbd.LONGEST_HORIZON * parameters.alpha()) {
      return Optional.empty();
    }
    HoldOut holdOut = new HoldOut(length, unit);
    for (Customer customer : population.customers()) {
      Repeats before = repeats.apply(customer);
      holdOut.add(before.count(), parameters.expectedPurchases(before, length), customer.held());
    }
    return Optional.of(holdOut);
  }

  private void add(int repeats, double expectedPurchases, int purchases) {
    int row = Math.min(repeats, LAST_CLASS);
    customers[row]++;
    expected[row] += expectedPurchases;
    made[row] += purchases;
  }

  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "Hold-out, the %.1f %s after it:%n", length, unit.wireName());
    out.println("  repeats  customers   expected       made");
    double allExpected = 0;
    long allMade = 0;
    for (int row = 0; row <= LAST_CLASS; row++) {
      out.printf(
          Locale.ROOT,
          "  %-7s %10d %10.1f %10d%n",
          row == LAST_CLASS ? row + "+" : row,
          customers[row],
          expected[row],
          made[row]);
      allExpected += expected[row];
      allMade += made[row];
    }
    out.printf(Locale.ROOT, "  all                %10.1f %10d%n", allExpected, allMade);
  }
}
