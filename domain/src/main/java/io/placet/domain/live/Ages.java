package io.placet.domain.live;

import io.placet.domain.segment.FirstOrLast.Which;
import java.time.Instant;

/** How long ago the first or the last of some events was, or a sequence began. */
final class Ages extends Numbered {
  /** What is younger than this is of any age. */
  static final long ANY = Long.MAX_VALUE;

  private static final long NONE = Long.MIN_VALUE;

  private final ColumnPlan column;
  private final Which which;

  Ages(int id, int timer, ColumnPlan column, Which which) {
    super(id, timer);
    this.column = column;
    this.which = which;
  }

  @Override
  int position(Track track, long now) {
    long time = time(track);
    if (time == NONE) {
      return Ladder.NOWHERE;
    }
    // An age is below a bound or not: of exactly the bound it is above.
    int position = ladder().position(now - time);
    return position + position % 2;
  }

  @Override
  long next(Track track, long now, int position) {
    if (position == Ladder.NOWHERE || position / 2 == ladder().size()) {
      return Timers.NEVER;
    }
    long bound = ladder().threshold(position / 2);
    return bound == ANY ? Timers.NEVER : time(track) + bound;
  }

  @Override
  String found(Track track, long now) {
    long time = time(track);
    return time == NONE ? "" : Instant.ofEpochMilli(time).toString();
  }

  private long time(Track track) {
    Column events = track.column(column);
    if (events instanceof Steps steps) {
      return steps.isWhole() ? steps.start() : NONE;
    }
    if (events.size == 0) {
      return NONE;
    }
    return events.times[which == Which.FIRST ? 0 : events.size - 1];
  }
}
