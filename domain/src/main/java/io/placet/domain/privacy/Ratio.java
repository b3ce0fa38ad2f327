package io.placet.domain.privacy;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction that is not negative. Noise is drawn from fractions, not from floating-point
 * numbers: the gaps between those tell what the noise hides (Mironov 2012).
 *
 * @param numerator 0 or more
 * @param denominator 1 or more
 */
public record Ratio(BigInteger numerator, BigInteger denominator) {
  /** In lowest terms. */
  public Ratio {
    if (numerator.signum() < 0 || denominator.signum() <= 0) {
      throw new IllegalArgumentException(
          "a ratio is 0 or more, not " + numerator + "/" + denominator);
    }
    BigInteger divisor = numerator.gcd(denominator);
    numerator = numerator.divide(divisor);
    denominator = denominator.divide(divisor);
  }

  public static Ratio of(long numerator, long denominator) {
    return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /** The number itself, whatever its decimals. */
  public static Ratio of(BigDecimal number) {
    return number.scale() <= 0
        ? new Ratio(number.toBigIntegerExact(), BigInteger.ONE)
        : new Ratio(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
  }

  public Ratio times(Ratio other) {
    return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * Divided by another.
   *
   * @throws IllegalArgumentException if that is 0
   */
  public Ratio over(Ratio other) {
    return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The nearest floating-point number: to be shown, not to draw from. */
  public double toDouble() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), java.math.MathContext.DECIMAL64)
        .doubleValue();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  public static Ratio parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a ratio is numerator/denominator, not " + text);
    }
    return new Ratio(
        new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }
}
