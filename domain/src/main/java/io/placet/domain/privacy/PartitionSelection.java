package io.placet.domain.privacy;

/**
 * Which keys may be shown where the keys themselves are not public: the more contacts have one, the
 * more likely, and none is shown for sure that one contact alone decides on. The truncated
 * geometric optimum (Desfontaines, Voss, Gipson, Mandayam 2020, arXiv 2006.03684, theorem 1).
 *
 * <p><b>Guarantee.</b> Of keys of which each contact has one, which are shown is (ε,
 * δ)-differentially private. Whoever may have k keys shares both among k.
 *
 * <p>Probabilities are floating-point numbers here, rounded to 53 bits; that error is far below any
 * δ in use.
 */
public final class PartitionSelection {
  private final double growth;
  private final double delta;

  /**
   * A selection.
   *
   * @param epsilon above 0
   * @param delta above 0 and below 1
   */
  public PartitionSelection(double epsilon, double delta) {
    if (epsilon <= 0 || delta <= 0 || delta >= 1) {
      throw new IllegalArgumentException("ε is above 0, and δ above 0 and below 1");
    }
    growth = Math.exp(epsilon);
    this.delta = delta;
  }

  /** With which probability a key of so many contacts is shown. */
  public double probability(long contacts) {
    double shown = 0;
    for (long contact = 0; contact < contacts && shown < 1; contact++) {
      shown = Math.min(1, Math.min(growth * shown + delta, 1 - (1 - shown - delta) / growth));
    }
    return shown;
  }

  /** Whether a key is shown; to be drawn once. */
  public boolean selects(long contacts, Coins coins) {
    return coins.fraction() < probability(contacts);
  }
}
