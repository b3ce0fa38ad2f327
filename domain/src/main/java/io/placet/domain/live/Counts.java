package io.placet.domain.live;

/** How many events there are. */
final class Counts extends Windowed {
  Counts(int id, int timer, ColumnPlan column, long window) {
    super(id, timer, column, window);
  }

  @Override
  int position(Track track, long now) {
    return ladder().position(count(track, now));
  }

  /** Not when the next one leaves, but when so few are left that it matters. */
  @Override
  long next(Track track, long now, int position) {
    int below = ladder().below(position);
    long left = below == Ladder.NOWHERE ? -1 : ladder().mostAt(below);
    if (left < 0) {
      return Timers.NEVER;
    }
    Column events = events(track);
    return leaves(events, events.size - 1 - (int) left);
  }

  @Override
  String found(Track track, long now) {
    return Integer.toString(count(track, now));
  }

  private int count(Track track, long now) {
    Column events = events(track);
    return events.size - start(events, now);
  }
}
