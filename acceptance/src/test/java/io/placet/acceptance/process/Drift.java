package io.placet.acceptance.process;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whether something grows over a run: its least in the last quarter against its least in the
 * second, for what is let go in between comes and goes. The first quarter is left out, while caches
 * fill and code is compiled.
 */
record Drift(String what, double before, double after, double allowed) {
  private static final int QUARTERS = 4;

  /**
   * Of one of the vitals.
   *
   * @param share by how much it may be higher at the end, as a share of what it was
   * @param slack and by how much in its own unit, for what comes in large steps
   */
  static Drift of(
      String what,
      List<Vitals> samples,
      ToDoubleFunction<Vitals> value,
      double share,
      double slack) {
    int quarter = samples.size() / QUARTERS;
    if (quarter < 1) {
      throw new IllegalArgumentException("too few samples to tell: " + samples.size());
    }
    double before = least(samples.subList(quarter, 2 * quarter), value);
    double after = least(samples.subList(samples.size() - quarter, samples.size()), value);
    return new Drift(what, before, after, before * (1 + share) + slack);
  }

  boolean isFlat() {
    return after <= allowed;
  }

  /** Those that are not. */
  static List<Drift> growing(List<Drift> drifts) {
    return drifts.stream().filter(drift -> !drift.isFlat()).toList();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %.1f in the second quarter, %.1f in the last, at most %.1f allowed",
        what,
        before,
        after,
        allowed);
  }

  private static double least(List<Vitals> samples, ToDoubleFunction<Vitals> value) {
    return samples.stream().mapToDouble(value).min().orElseThrow();
  }
}
