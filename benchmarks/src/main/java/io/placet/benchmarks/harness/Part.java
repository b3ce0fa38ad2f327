package io.placet.benchmarks.harness;

/** By what the sizes are divided. */
public final class Part {
  private static final int QUICK = 10;

  private Part() {}

  /** 1, or 10 for a quick run; another for a trial of a bench, by -Dplacet.bench.part=N. */
  public static int of(boolean quick) {
    return Integer.getInteger("placet.bench.part", quick ? QUICK : 1);
  }
}
