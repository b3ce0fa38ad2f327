package io.placet.domain.privacy;

import java.math.BigInteger;
import java.util.Random;

/**
 * Noise of whole numbers: x is drawn with a probability in proportion to e^(−x²/2σ²), exactly
 * (Canonne, Kamath, Steinke 2020, arXiv 2004.00010, algorithms 2 and 3).
 *
 * <p><b>Guarantee.</b> Of counts that one contact can change by at most Δ together (the root of the
 * sum of squares over all of them), each with noise of its own of σ² = Δ²/2ρ, all together are
 * ρ-zCDP.
 *
 * <p>How long a draw takes depends on what is drawn: it is not to be drawn while somebody waits for
 * the figure.
 */
public final class DiscreteGaussian {
  /** Below this, the share of what is near 0 is summed; above, the normal one is as good. */
  private static final double SUMMED_TO = 1_000;

  /** So many standard deviations away there is less than 1 in 10¹⁵. */
  private static final double TAIL = 8;

  private static final double Z95 = 1.959963984540054;

  private final Ratio variance;
  private final BigInteger scale;
  private final long within95;

  private DiscreteGaussian(Ratio variance) {
    this.variance = variance;
    BigInteger root = variance.numerator().divide(variance.denominator()).sqrt();
    scale = root.add(BigInteger.ONE);
    within95 = within95(Math.sqrt(variance.toDouble()));
  }

  /**
   * Noise of a parameter σ², which is nearly its variance.
   *
   * @throws IllegalArgumentException if it is 0: that is no noise
   */
  public static DiscreteGaussian of(Ratio variance) {
    if (variance.numerator().signum() == 0) {
      throw new IllegalArgumentException("noise has a variance above 0");
    }
    return new DiscreteGaussian(variance);
  }

  /** σ². */
  public Ratio variance() {
    return variance;
  }

  /**
   * Draws once.
   *
   * @param random a {@link java.security.SecureRandom} wherever figures are released
   * @throws ArithmeticException if it does not fit 64 bits: σ is far too large
   */
  public long sample(Random random) {
    Coins coins = new Coins(random);
    while (true) {
      BigInteger drawn = laplace(coins);
      if (coins.withExpOfMinus(rejection(drawn))) {
        return drawn.longValueExact();
      }
    }
  }

  /** (|y| − σ²/t)² / 2σ². */
  private Ratio rejection(BigInteger drawn) {
    BigInteger numerator = variance.numerator();
    BigInteger denominator = variance.denominator();
    BigInteger distance = drawn.abs().multiply(scale).multiply(denominator).subtract(numerator);
    return new Ratio(
        distance.multiply(distance),
        numerator.multiply(denominator).multiply(scale).multiply(scale).shiftLeft(1));
  }

  /** The discrete Laplace distribution of the scale t: in proportion to e^(−|y|/t). */
  private BigInteger laplace(Coins coins) {
    while (true) {
      BigInteger rest = coins.below(scale);
      if (!coins.withExpOfMinus(new Ratio(rest, scale))) {
        continue;
      }
      BigInteger whole = BigInteger.ZERO;
      while (coins.withExpOfMinus(Ratio.of(1, 1))) {
        whole = whole.add(BigInteger.ONE);
      }
      BigInteger magnitude = rest.add(scale.multiply(whole));
      boolean isNegative = coins.fair();
      if (!isNegative || magnitude.signum() != 0) {
        return isNegative ? magnitude.negate() : magnitude;
      }
    }
  }

  /** The least distance from 0 within which at least 95 % of all draws fall. */
  public long within95() {
    return within95;
  }

  private static long within95(double sigma) {
    if (sigma > SUMMED_TO) {
      return (long) Math.ceil(Z95 * sigma);
    }
    double total = 0;
    int last = (int) Math.ceil(TAIL * sigma) + 1;
    double[] weights = new double[last + 1];
    for (int x = last; x >= 0; x--) {
      weights[x] = Math.exp(-(double) x * x / (2 * sigma * sigma)) * (x == 0 ? 1 : 2);
      total += weights[x];
    }
    double within = 0;
    int distance = -1;
    while (within < 0.95 * total) {
      distance++;
      within += weights[distance];
    }
    return distance;
  }
}
