package io.placet.domain.live;

import io.placet.domain.segment.Found;

/** The sum of a property; 0 of nothing. */
final class Totals extends Windowed {
  Totals(int id, int timer, ColumnPlan column, long window) {
    super(id, timer, column, window);
  }

  @Override
  int position(Track track, long now) {
    Sums sums = (Sums) events(track);
    return position(sums, start(sums, now));
  }

  private int position(Sums sums, int from) {
    return sums.isWide()
        ? ladder().position(sums.wideTotal(from))
        : ladder().position(sums.total(from));
  }

  @Override
  long next(Track track, long now, int position) {
    Sums sums = (Sums) events(track);
    int from = start(sums, now);
    if (sums.grows()) {
      return crossing(sums, from, position);
    }
    for (int left = from + 1; left <= sums.size; left++) {
      if (position(sums, left) != position) {
        return leaves(sums, left - 1);
      }
    }
    return Timers.NEVER;
  }

  /** Of amounts that are 0 or more the sum falls with each that leaves: so it can be searched. */
  private long crossing(Sums sums, int from, int position) {
    int below = ladder().below(position);
    if (below == Ladder.NOWHERE || ladder().mostAt(below) < 0) {
      return Timers.NEVER;
    }
    long most = ladder().mostAt(below);
    int low = from + 1;
    int high = sums.size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums.total(middle) <= most) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return leaves(sums, low - 1);
  }

  @Override
  String found(Track track, long now) {
    Sums sums = (Sums) events(track);
    return Found.amount(sums.wideTotal(start(sums, now)));
  }
}
