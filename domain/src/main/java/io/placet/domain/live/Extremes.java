package io.placet.domain.live;

import io.placet.domain.segment.Found;
import java.math.BigInteger;

/** The smallest or the largest value of a property; of nothing there is none. */
final class Extremes extends Windowed {
  private final boolean largest;

  private Extremes(int id, int timer, ColumnPlan column, long window, boolean largest) {
    super(id, timer, column, window);
    this.largest = largest;
  }

  static Extremes smallest(int id, int timer, ColumnPlan column, long window) {
    return new Extremes(id, timer, column, window, false);
  }

  static Extremes largest(int id, int timer, ColumnPlan column, long window) {
    return new Extremes(id, timer, column, window, true);
  }

  @Override
  int position(Track track, long now) {
    Sums sums = (Sums) events(track);
    int best = best(sums, start(sums, now));
    return best < 0 ? Ladder.NOWHERE : position(sums, best);
  }

  private int position(Sums sums, int at) {
    return sums.isWide()
        ? ladder().position(sums.wideAmount(at))
        : ladder().position(sums.amount(at));
  }

  /** From the newest back: what is best of the last ones stays so until it leaves itself. */
  @Override
  long next(Track track, long now, int position) {
    Sums sums = (Sums) events(track);
    int from = start(sums, now);
    int best = -1;
    int at = sums.size - 1;
    for (; at >= from; at--) {
      if (best < 0 || isBetter(sums, at, best)) {
        best = at;
        if (position(sums, best) == position) {
          return leaves(sums, best);
        }
      }
    }
    return Timers.NEVER;
  }

  @Override
  String found(Track track, long now) {
    Sums sums = (Sums) events(track);
    int best = best(sums, start(sums, now));
    return best < 0 ? "" : Found.amount(sums.wideAmount(best));
  }

  private int best(Sums sums, int from) {
    int best = -1;
    for (int at = sums.size - 1; at >= from; at--) {
      if (best < 0 || isBetter(sums, at, best)) {
        best = at;
      }
    }
    return best;
  }

  private boolean isBetter(Sums sums, int one, int other) {
    if (sums.isWide()) {
      BigInteger first = sums.wideAmount(one);
      int order = first.compareTo(sums.wideAmount(other));
      return largest ? order > 0 : order < 0;
    }
    long first = sums.amount(one);
    long second = sums.amount(other);
    return largest ? first > second : first < second;
  }
}
