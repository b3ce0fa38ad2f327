package io.placet.domain.score;

/**
 * The beta-geometric/NBD model of repeat purchases (Fader, Hardie and Lee, "Counting Your
 * Customers" the Easy Way, Marketing Science 24(2), 2005, 275–284).
 *
 * <p>While alive a customer buys at random with a rate λ ~ gamma(r, α); after each repeat purchase
 * the customer is lost with a probability p ~ beta(a, b). All four parameters are above 0; 1/α and
 * all times have one unit. A customer without a repeat purchase is alive for certain: only a
 * purchase can end it.
 *
 * @param r shape of the purchase rates
 * @param alpha their scale: the mean rate is r/α purchases per unit of time
 * @param a first shape of the loss probabilities, whose mean is a/(a + b)
 * @param b second shape
 */
public record BgNbd(double r, double alpha, double a, double b) {
  /** The longest horizon, as a multiple of α + T: the time to compute one grows with it. */
  public static final double LONGEST_HORIZON = 10_000;

  /** Weights of a sum that grow beyond this are scaled down by it. */
  private static final double HUGE = 0x1p600;

  /** What is left out of a sum is below this part of it. */
  private static final double PRECISION = 1e-16;

  public BgNbd {
    Finite.checkPositive("r", r);
    Finite.checkPositive("alpha", alpha);
    Finite.checkPositive("a", a);
    Finite.checkPositive("b", b);
  }

  /**
   * ln L(r, α, a, b | x, tₓ, T), equation 6, with logarithms throughout so that nothing overflows.
   */
  public double logLikelihood(Repeats of) {
    double rates = r * Math.log(alpha) - (r + of.count()) * Math.log(alpha + of.age());
    double survivals = 0;
    for (int i = 0; i < of.count(); i++) {
      rates += Math.log(r + i);
      survivals += Math.log((b + i) / (a + b + i));
    }
    return rates + survivals + logOnePlusExp(logOddsOfLoss(of));
  }

  /** The probability that the customer still buys, in (0, 1]; 0 only below the smallest double. */
  public double probabilityAlive(Repeats of) {
    return 1 / (1 + Math.exp(logOddsOfLoss(of)));
  }

  /**
   * Expected purchases in the time {@code horizon} that follows, given the history (equation 10).
   *
   * @param horizon from 0 to {@link #LONGEST_HORIZON} times α + T
   */
  public double expectedPurchases(Repeats of, double horizon) {
    return probabilityAlive(of) * expectedWhileAlive(of, horizon);
  }

  /** Expected repeat purchases of a new customer within a time (equation 9). */
  public double expectedPurchasesOfNew(double horizon) {
    return expectedPurchases(Repeats.NEW, horizon);
  }

  /**
   * The numerator of equation 10 in another form. The paper's (1 − …₂F₁(r+x, b+x; a+b+x−1; z)) / (a
   * − 1) with z = t/(α+T+t) cancels near a = 1 and for small t; its power series, put together
   * again, is the mean of the expected survivals over the negative binomial number n of purchases
   * that a customer who is never lost would make:
   *
   * <pre>Σₙ (r+x)ₙ/n! zⁿ (1−z)^(r+x) · Σ_{k&lt;n} (b+x)ₖ/(a+b+x)ₖ</pre>
   *
   * Every term is positive, so that no digits are lost, and no parameter is singular. Some z/(1−z)
   * times r + x, and some dozens, terms are needed. Probabilities are weighed against that of n =
   * 0, which may be below the smallest double.
   */
  private double expectedWhileAlive(Repeats of, double horizon) {
    double scale = alpha + of.age();
    if (!(horizon >= 0) || horizon > LONGEST_HORIZON * scale) {
      throw new IllegalArgumentException(
          "a horizon is 0 to %s times alpha + T, here %s; not %s"
              .formatted(LONGEST_HORIZON, LONGEST_HORIZON * scale, horizon));
    }
    double shape = r + of.count();
    double z = horizon / (scale + horizon);
    double logOfNone = shape * Math.log1p(-z);
    double weight = 1;
    double survival = 1;
    double survivals = 0;
    double expected = 0;
    double term = 0;
    double ratio = 0;
    for (int n = 0; n <= 1 || !isNegligible(term * n, Math.max(ratio, z), expected); n++) {
      term = weight * survivals;
      expected += term;
      ratio = (shape + n) / (n + 1) * z;
      weight *= ratio;
      survivals += survival;
      survival *= (b + of.count() + n) / (a + b + of.count() + n);
      if (weight > HUGE) {
        weight /= HUGE;
        expected /= HUGE;
        logOfNone += Math.log(HUGE);
      }
    }
    return expected * Math.exp(logOfNone);
  }

  /** Whether all that follows is; beyond the peak it falls at least like n·ratioⁿ. */
  private static boolean isNegligible(double term, double ratio, double sum) {
    return ratio < 1 && term <= PRECISION * sum * (1 - ratio) * (1 - ratio);
  }

  /** ln of a/(b+x−1)·((α+T)/(α+tₓ))^(r+x), the odds of being lost; −∞ without a repeat purchase. */
  private double logOddsOfLoss(Repeats of) {
    return of.count() == 0
        ? Double.NEGATIVE_INFINITY
        : Math.log(a / (b + of.count() - 1))
            + (r + of.count()) * Math.log((alpha + of.age()) / (alpha + of.last()));
  }

  private static double logOnePlusExp(double exponent) {
    return Math.max(exponent, 0) + Math.log1p(Math.exp(-Math.abs(exponent)));
  }
}
