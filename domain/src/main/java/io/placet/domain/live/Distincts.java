package io.placet.domain.live;

/** How many different values a property has. */
final class Distincts extends Windowed {
  Distincts(int id, int timer, ColumnPlan column, long window) {
    super(id, timer, column, window);
  }

  @Override
  int position(Track track, long now) {
    return ladder().position(count(track, now));
  }

  /** A value is gone with the last event that has it. */
  @Override
  long next(Track track, long now, int position) {
    int below = ladder().below(position);
    long left = below == Ladder.NOWHERE ? -1 : ladder().mostAt(below);
    Values values = (Values) events(track);
    for (int at = values.size - 1; at >= 0 && left >= 0; at--) {
      if (values.isLastOfItsValue(at)) {
        if (left == 0) {
          return leaves(values, at);
        }
        left--;
      }
    }
    return Timers.NEVER;
  }

  @Override
  String found(Track track, long now) {
    return Integer.toString(count(track, now));
  }

  private int count(Track track, long now) {
    Values values = (Values) events(track);
    int count = 0;
    for (int at = start(values, now); at < values.size; at++) {
      count += values.isLastOfItsValue(at) ? 1 : 0;
    }
    return count;
  }
}
