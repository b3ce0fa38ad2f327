package io.placet.domain.privacy;

import java.math.BigInteger;
import java.util.Random;

/**
 * Coins that fall with exactly the probability that is asked for, from uniform bits and whole
 * numbers alone (Canonne, Kamath, Steinke 2020, arXiv 2004.00010, algorithm 1).
 */
final class Coins {
  private final Random random;

  /**
   * Coins of a source of bits.
   *
   * @param random a {@link java.security.SecureRandom} wherever figures are released
   */
  Coins(Random random) {
    this.random = random;
  }

  /** A whole number below a bound, each as likely as the others. */
  BigInteger below(BigInteger bound) {
    int bits = bound.subtract(BigInteger.ONE).bitLength();
    BigInteger drawn = new BigInteger(bits, random);
    while (drawn.compareTo(bound) >= 0) {
      drawn = new BigInteger(bits, random);
    }
    return drawn;
  }

  boolean fair() {
    return random.nextBoolean();
  }

  /** True with a probability of at most 1. */
  boolean withProbability(Ratio probability) {
    return below(probability.denominator()).compareTo(probability.numerator()) < 0;
  }

  /** True with the probability e^−γ. */
  boolean withExpOfMinus(Ratio gamma) {
    BigInteger[] whole = gamma.numerator().divideAndRemainder(gamma.denominator());
    for (BigInteger one = whole[0]; one.signum() > 0; one = one.subtract(BigInteger.ONE)) {
      if (!withExpOfAtMostOne(Ratio.of(1, 1))) {
        return false;
      }
    }
    return withExpOfAtMostOne(new Ratio(whole[1], gamma.denominator()));
  }

  /** By the series of e^−γ: the first of the coins γ/1, γ/2, γ/3 … that fails is an odd one. */
  private boolean withExpOfAtMostOne(Ratio gamma) {
    long coin = 1;
    while (withProbability(gamma.over(Ratio.of(coin, 1)))) {
      coin++;
    }
    return coin % 2 == 1;
  }
}
