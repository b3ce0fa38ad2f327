package io.placet.domain.privacy;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was spent on each metric in each month of release. A month's charges never exceed the
 * budget, and none is ever taken back: what was released stays known.
 *
 * <p><b>Guarantee.</b> All that is released in a month under one ledger costs each contact at most
 * the budget.
 */
public final class PrivacyLedger {
  private final Loss budget;
  private final Map<YearMonth, Map<MetricRef, Loss>> charges = new TreeMap<>();

  /**
   * A ledger in which nothing is spent.
   *
   * @param budget of a contact and month, for all metrics together
   */
  public PrivacyLedger(Loss budget) {
    this.budget = budget;
  }

  public Loss budget() {
    return budget;
  }

  /**
   * Takes note of what was charged before, whatever the budget is now.
   *
   * @throws IllegalStateException if another amount was charged for it: the ledger is not one
   */
  public void restore(YearMonth month, MetricRef metric, Loss loss) {
    Loss known = of(month).putIfAbsent(metric, loss);
    if (known != null && !known.equals(loss)) {
      throw new IllegalStateException(metric + " was charged twice in " + month);
    }
  }

  /**
   * Charges a metric for a month, once however often it is asked.
   *
   * @return false if it was not charged yet and would exceed the budget: then nothing of it may be
   *     released in that month
   */
  public boolean charge(YearMonth month, MetricRef metric, Loss loss) {
    Map<MetricRef, Loss> charged = of(month);
    if (charged.containsKey(metric)) {
      return true;
    }
    if (!spent(month).plus(loss).isWithin(budget)) {
      return false;
    }
    charged.put(metric, loss);
    return true;
  }

  /** What was charged for a metric. */
  public Optional<Loss> charged(YearMonth month, MetricRef metric) {
    return Optional.ofNullable(of(month).get(metric));
  }

  /** All that is spent in a month. */
  public Loss spent(YearMonth month) {
    return of(month).values().stream().reduce(Loss.NONE, Loss::plus);
  }

  private Map<MetricRef, Loss> of(YearMonth month) {
    return charges.computeIfAbsent(month, absent -> new TreeMap<>());
  }
}
