package io.placet.domain.live;

import io.placet.domain.segment.Found;

/** The mean of a property over the events that have it; of nothing there is none. */
final class Means extends Windowed {
  Means(int id, int timer, ColumnPlan column, long window) {
    super(id, timer, column, window);
  }

  @Override
  int position(Track track, long now) {
    Sums sums = (Sums) events(track);
    return position(sums, start(sums, now));
  }

  private int position(Sums sums, int from) {
    int count = sums.size - from;
    if (count == 0) {
      return Ladder.NOWHERE;
    }
    return sums.isWide()
        ? ladder().position(sums.wideTotal(from), count)
        : ladder().position(sums.total(from), count);
  }

  @Override
  long next(Track track, long now, int position) {
    Sums sums = (Sums) events(track);
    for (int left = start(sums, now) + 1; left <= sums.size; left++) {
      if (position(sums, left) != position) {
        return leaves(sums, left - 1);
      }
    }
    return Timers.NEVER;
  }

  @Override
  String found(Track track, long now) {
    Sums sums = (Sums) events(track);
    int from = start(sums, now);
    int count = sums.size - from;
    return count == 0 ? "" : Found.mean(sums.wideTotal(from), count);
  }
}
