package io.placet.domain.privacy;

import java.math.BigInteger;
import java.util.function.Consumer;

/**
 * Coins that fall with exactly the probability that is asked for, from uniform bits and whole
 * numbers alone (Canonne, Kamath, Steinke 2020, arXiv 2004.00010, algorithm 1). Chance comes from
 * outside: wherever figures are released, from a cryptographic generator. Not for several threads.
 */
public final class Coins {
  private static final int POOL_BYTES = 128;
  private static final int BITS_OF_A_DOUBLE = 53;

  private final Consumer<byte[]> source;
  private final byte[] pool = new byte[POOL_BYTES];
  private int used = POOL_BYTES * Byte.SIZE;

  /**
   * Coins of a source.
   *
   * @param source fills bytes with bits of which each is as likely 0 as 1, whatever the others are
   */
  public Coins(Consumer<byte[]> source) {
    this.source = source;
  }

  /** 0 or 1. */
  private int bit() {
    if (used == POOL_BYTES * Byte.SIZE) {
      source.accept(pool);
      used = 0;
    }
    int bit = (pool[used / Byte.SIZE] >>> (used % Byte.SIZE)) & 1;
    used++;
    return bit;
  }

  private long bits(int number) {
    long bits = 0;
    for (int one = 0; one < number; one++) {
      bits = (bits << 1) | bit();
    }
    return bits;
  }

  private BigInteger wideBits(int number) {
    BigInteger bits = BigInteger.ZERO;
    for (int left = number; left > 0; left -= Math.min(left, Long.SIZE - 1)) {
      int some = Math.min(left, Long.SIZE - 1);
      bits = bits.shiftLeft(some).or(BigInteger.valueOf(bits(some)));
    }
    return bits;
  }

  /** A whole number below a bound, each as likely as the others. */
  BigInteger below(BigInteger bound) {
    int bits = bound.subtract(BigInteger.ONE).bitLength();
    BigInteger drawn = wideBits(bits);
    while (drawn.compareTo(bound) >= 0) {
      drawn = wideBits(bits);
    }
    return drawn;
  }

  boolean fair() {
    return bit() == 1;
  }

  /** A multiple of 2⁻⁵³ from 0 to below 1, each as likely as the others. */
  double fraction() {
    return bits(BITS_OF_A_DOUBLE) * 0x1.0p-53;
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
