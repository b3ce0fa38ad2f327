package io.placet.domain.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a contact may contribute to a metric in a month: to at most {@code cells} cells over all
 * windows of the month, at most {@code most} to each.
 *
 * <p><b>Guarantee.</b> One contact in one month changes the cells of a metric by at most √cells ·
 * most together, the root of the sum of squares; {@link #variance} is the noise that makes that
 * ρ-zCDP.
 *
 * <p><b>Bias.</b> Of a contact who touches more cells than it may, those of early windows count
 * first, and within a window a random choice: busy contacts are told of less than they did.
 *
 * @param cells 1 or more
 * @param most in the metric's smallest unit, 1 or more
 */
public record Bounds(int cells, long most) {
  public Bounds {
    if (cells < 1 || most < 1) {
      throw new IllegalArgumentException("a contact contributes 1 or more to 1 or more cells");
    }
  }

  /** What is within bounds of what a contact did in a cell; less than 0 where money went back. */
  public long clip(long value) {
    return Math.max(-most, Math.min(most, value));
  }

  /** How many cells of a window may count of those that a contact touched. */
  public int allowed(int touched, int usedThisMonth) {
    return Math.max(0, Math.min(touched, cells - usedThisMonth));
  }

  /**
   * Chooses among the cells that a contact touched in a window, any as likely as the others.
   *
   * @param lot drawn for each cell, the same whenever it is drawn again: so a replay chooses the
   *     same, and a contact is in no more cells than it has paid for
   */
  public static <T> List<T> choose(Collection<T> touched, int allowed, ToLongFunction<T> lot) {
    if (allowed >= touched.size()) {
      return List.copyOf(touched);
    }
    List<T> drawn = new ArrayList<>(touched);
    drawn.sort(Comparator.comparingLong(lot));
    return List.copyOf(drawn.subList(0, allowed));
  }

  /**
   * The σ² of each cell at which the metric costs ρ.
   *
   * @param rho above 0
   * @param releases of how many released sums each contribution is part of: 1 for windows that do
   *     not overlap, {@link RunningTotal#levels} for running totals
   */
  public Ratio variance(Ratio rho, int releases) {
    return Ratio.of(cells, 1)
        .times(Ratio.of(releases, 1))
        .times(Ratio.of(most, 1))
        .times(Ratio.of(most, 1))
        .over(Ratio.of(2, 1).times(rho));
  }
}
