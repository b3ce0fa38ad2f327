package io.placet.domain.live;

import io.placet.domain.segment.Comparison;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The thresholds that leaves hold one number against, in order. A number stands on one of them or
 * between two, and when it moves only the leaves of the thresholds that it reaches or leaves can
 * flip. Standing on the threshold i is position 2i + 1, below it 2i.
 */
final class Ladder {
  /** There is no number: then every leaf is false. */
  static final int NOWHERE = -1;

  private final long[] thresholds;

  /** Of each threshold the leaves, and how they compare. */
  private final Rung[][] rungs;

  /** By position the next lower one at which some leaf is another than above it. */
  private final int[] below;

  /** A leaf at a threshold. */
  record Rung(long threshold, Comparison comparison, int leaf) {}

  Ladder(List<Rung> all) {
    thresholds = all.stream().mapToLong(Rung::threshold).sorted().distinct().toArray();
    List<List<Rung>> byThreshold = new ArrayList<>();
    for (long threshold : thresholds) {
      byThreshold.add(all.stream().filter(rung -> rung.threshold() == threshold).toList());
    }
    rungs = byThreshold.stream().map(list -> list.toArray(new Rung[0])).toArray(Rung[][]::new);
    below = new int[2 * thresholds.length + 1];
    below[0] = NOWHERE;
    for (int position = 1; position < below.length; position++) {
      below[position] = flipsBelow(position) ? position - 1 : below[position - 1];
    }
  }

  private boolean flipsBelow(int position) {
    int threshold = (position - 1) / 2;
    for (Rung rung : rungs[threshold]) {
      if (holds(rung, threshold, position) != holds(rung, threshold, position - 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Rung rung, int threshold, int position) {
    return position != NOWHERE
        && rung.comparison().holds(Integer.compare(position, 2 * threshold + 1));
  }

  int size() {
    return thresholds.length;
  }

  long threshold(int at) {
    return thresholds[at];
  }

  int position(long number) {
    int found = Arrays.binarySearch(thresholds, number);
    return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
  }

  int position(BigInteger number) {
    if (number.bitLength() < Long.SIZE) {
      return position(number.longValue());
    }
    return number.signum() < 0 ? 0 : 2 * thresholds.length;
  }

  /** Where a mean stands, which is not rounded: its total against as many times a threshold. */
  int position(long total, int count) {
    int low = 0;
    int high = thresholds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(total, thresholds[middle], count);
      if (order == 0) {
        return 2 * middle + 1;
      }
      if (order < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return 2 * low;
  }

  private static int compare(long total, long threshold, int count) {
    long bound = threshold * count;
    long high = Math.multiplyHigh(threshold, count);
    // The product fits where its high half is but the sign of the low one.
    return high == bound >> (Long.SIZE - 1) ? Long.compare(total, bound) : -Long.signum(threshold);
  }

  int position(BigInteger total, int count) {
    int low = 0;
    for (; low < thresholds.length; low++) {
      BigInteger bound = BigInteger.valueOf(thresholds[low]).multiply(BigInteger.valueOf(count));
      int order = total.compareTo(bound);
      if (order <= 0) {
        return order == 0 ? 2 * low + 1 : 2 * low;
      }
    }
    return 2 * low;
  }

  /**
   * The next lower position at which some leaf flips.
   *
   * @return {@link #NOWHERE} if there is none
   */
  int below(int position) {
    return below[position];
  }

  /** The highest whole number that stands at a position or lower; not of the highest position. */
  long mostAt(int position) {
    return position % 2 == 1 ? thresholds[position / 2] : thresholds[position / 2] - 1;
  }

  /** Tells the track the leaves that are others at a position than at another. */
  void move(int from, int to, Track track) {
    int least = Math.min(from, to);
    int start = least == NOWHERE ? 0 : least / 2;
    int end = least == NOWHERE ? rungs.length : (Math.max(from, to) + 1) / 2;
    for (int threshold = start; threshold < end; threshold++) {
      for (Rung rung : rungs[threshold]) {
        track.set(rung.leaf(), holds(rung, threshold, to));
      }
    }
  }
}
