package io.placet.gateway.derived;

/**
 * Bins of equal width that lie over values, with round edges: who reads them can remember them, and
 * they tell nobody the least or the largest value.
 */
public final class Bins {
  private static final int MOST = 20;
  private static final int TEN = 10;
  private static final int[] ROUND = {1, 2, 5};

  private final double first;
  private final int digit;
  private final int exponent;
  private final int count;

  private Bins(double first, int digit, int exponent, int count) {
    this.first = first;
    this.digit = digit;
    this.exponent = exponent;
    this.count = count;
  }

  /** Over all from the least to the most, in the narrowest round width that needs not too many. */
  public static Bins over(double least, double most) {
    if (!(least <= most) || Double.isInfinite(least) || Double.isInfinite(most)) {
      throw new IllegalArgumentException("no range");
    }
    double range = most - least;
    int exponent = magnitude(range > 0 ? range / MOST : least);
    while (true) {
      for (int digit : ROUND) {
        double first = Math.floor(in(digit, exponent, least));
        double count = Math.max(1, Math.ceil(in(digit, exponent, most)) - first);
        if (count <= MOST) {
          return new Bins(first, digit, exponent, (int) count);
        }
      }
      exponent++;
    }
  }

  private static int magnitude(double value) {
    return value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /** A value in widths; one division, so that round numbers stay round. */
  private static double in(int digit, int exponent, double value) {
    return exponent < 0
        ? value * Math.pow(TEN, -exponent) / digit
        : value / (digit * Math.pow(TEN, exponent));
  }

  int count() {
    return count;
  }

  /** Where a bin begins; that of one past the last is where the last ends. */
  double edge(int bin) {
    double widths = (first + bin) * digit;
    return exponent < 0 ? widths / Math.pow(TEN, -exponent) : widths * Math.pow(TEN, exponent);
  }

  /** The bin of a value, which begins with it or before; the last one ends with the most. */
  int of(double value) {
    int bin = (int) (Math.floor(in(digit, exponent, value)) - first);
    if (value >= edge(bin + 1)) {
      bin++;
    }
    return Math.max(0, Math.min(count - 1, bin));
  }
}
