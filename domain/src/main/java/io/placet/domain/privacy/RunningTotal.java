package io.placet.domain.privacy;

/**
 * A total that is released after each step of a span, such as the size of a segment each day of a
 * month. Not each total has noise of its own: each step is part of the noisy sums of a binary tree,
 * one on each level, and a total is the sum of a few of them (Dwork, Naor, Pitassi, Rothblum 2010;
 * Chan, Shi, Song 2011). It pays where there are more steps than levels squared.
 *
 * <p><b>Guarantee.</b> Where a contact changes at most {@code cells} steps, by 1 and −1 in turn as
 * whoever enters and leaves does, it changes each sum by at most 1, and noise of σ² = cells ·
 * levels / 2ρ in each makes all totals of the span together ρ-zCDP.
 */
public final class RunningTotal {
  private final long[] sums;
  private final long[] noisy;
  private int step;

  /**
   * A total of nothing yet.
   *
   * @param steps how many there are at most, 1 or more
   */
  public RunningTotal(int steps) {
    int levels = levels(steps);
    sums = new long[levels];
    noisy = new long[levels];
  }

  private RunningTotal(long[] sums, long[] noisy, int step) {
    this.sums = sums.clone();
    this.noisy = noisy.clone();
    this.step = step;
  }

  /** What {@link #sums}, {@link #noisy} and {@link #step} were. */
  public static RunningTotal restore(long[] sums, long[] noisy, int step) {
    return new RunningTotal(sums, noisy, step);
  }

  /** Of how many sums each step is part: ⌊log₂ steps⌋ + 1. */
  public static int levels(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a span has 1 step or more, not " + steps);
    }
    return Integer.SIZE - Integer.numberOfLeadingZeros(steps);
  }

  /** Whether a tree has less noise at worst than totals with noise of their own. */
  public static boolean pays(int steps) {
    int levels = levels(steps);
    return steps > levels * levels;
  }

  /**
   * Takes the next step.
   *
   * @param change of the total
   * @param noise of each sum
   * @return the total with noise
   * @throws IllegalStateException if there are no more steps
   */
  public long next(long change, DiscreteGaussian noise, Coins coins) {
    int level = Integer.numberOfTrailingZeros(step + 1);
    if (level >= sums.length) {
      throw new IllegalStateException("the span has no more than " + step + " steps");
    }
    step++;
    long sum = change;
    for (int below = 0; below < level; below++) {
      sum += sums[below];
      sums[below] = 0;
      noisy[below] = 0;
    }
    sums[level] = sum;
    noisy[level] = sum + noise.sample(coins);
    long total = 0;
    for (long part : noisy) {
      total += part;
    }
    return total;
  }

  /** Of how many noisy sums the present total is made: so many times σ² is its variance. */
  public int parts() {
    return Integer.bitCount(step);
  }

  public int step() {
    return step;
  }

  public long[] sums() {
    return sums.clone();
  }

  public long[] noisy() {
    return noisy.clone();
  }
}
