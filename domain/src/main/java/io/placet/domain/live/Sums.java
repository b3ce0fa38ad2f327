package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of events that have one, in 1/10,000, as running totals: what any last few of them
 * come to is one subtraction.
 */
final class Sums extends Column {
  private static final long WHOLE_IN_UNITS = 10_000;

  /** Differences of totals below it fit 64 bits. */
  private static final long MOST = 1L << 61;

  /** The total before each, and the one of all behind. */
  private long[] totals;

  /** The same once 64 bits are not enough: senders choose the amounts. */
  private BigInteger @Nullable [] wide;

  /** Whether all amounts are 0 or more. */
  private boolean grows = true;

  Sums(ColumnPlan plan) {
    super(plan);
    totals = new long[times.length + 1];
  }

  @Override
  boolean add(long time, @Nullable FieldValue value, int steps, long now) {
    if (value instanceof FieldValue.Decimal decimal) {
      return add(time, decimal.unscaled(), 1, now);
    }
    return value instanceof FieldValue.Whole whole && add(time, whole.value(), WHOLE_IN_UNITS, now);
  }

  private boolean add(long time, long number, long unit, long now) {
    grows &= number >= 0;
    if (number <= -MOST / unit || number >= MOST / unit) {
      widen();
    }
    int place = open(time, now);
    if (wide == null) {
      put(place, number * unit);
    } else {
      put(wide, place, BigInteger.valueOf(number).multiply(BigInteger.valueOf(unit)));
    }
    return true;
  }

  private void put(int place, long amount) {
    if (place == size - 1) {
      totals[size] = totals[place];
    }
    boolean fits = true;
    for (int at = place + 1; at <= size; at++) {
      totals[at] += amount;
      fits &= totals[at] > -MOST && totals[at] < MOST;
    }
    if (!fits) {
      widen();
    }
  }

  private void put(BigInteger[] sums, int place, BigInteger amount) {
    if (place == size - 1) {
      sums[size] = sums[place];
    }
    for (int at = place + 1; at <= size; at++) {
      sums[at] = sums[at].add(amount);
    }
  }

  private void widen() {
    if (wide == null) {
      BigInteger[] sums = new BigInteger[totals.length];
      for (int at = 0; at < sums.length; at++) {
        sums[at] = BigInteger.valueOf(totals[at]);
      }
      wide = sums;
    }
  }

  boolean isWide() {
    return wide != null;
  }

  /** Whether a total can only fall as the oldest leave. */
  boolean grows() {
    return grows && wide == null;
  }

  /** What the amounts from a place on come to; of those that are not wide. */
  long total(int from) {
    return totals[size] - totals[from];
  }

  long amount(int at) {
    return totals[at + 1] - totals[at];
  }

  BigInteger wideTotal(int from) {
    return wide == null ? BigInteger.valueOf(total(from)) : wide[size].subtract(wide[from]);
  }

  BigInteger wideAmount(int at) {
    return wide == null ? BigInteger.valueOf(amount(at)) : wide[at + 1].subtract(wide[at]);
  }

  @Override
  void resize(int room) {
    totals = Arrays.copyOf(totals, room + 1);
    if (wide != null) {
      wide = Arrays.copyOf(wide, room + 1);
    }
  }

  @Override
  void move(int from, int to, int count) {
    System.arraycopy(totals, from, totals, to, count + 1);
    if (wide != null) {
      System.arraycopy(wide, from, wide, to, count + 1);
    }
  }

  @Override
  int bytesPerEntry() {
    return wide == null ? Long.BYTES : 64;
  }
}
