package io.placet.domain.live;

/** A number of the events in a window. */
abstract class Windowed extends Numbered {
  /** A window that reaches as far as events are kept. */
  static final long EVER = Long.MAX_VALUE;

  private final ColumnPlan column;
  private final long window;

  /**
   * Over a column.
   *
   * @param window in milliseconds
   */
  Windowed(int id, int timer, ColumnPlan column, long window) {
    super(id, timer);
    this.column = column;
    this.window = window;
  }

  final Column events(Track track) {
    return track.column(column);
  }

  /** The first event that is in the window. */
  final int start(Column events, long now) {
    return window == EVER ? 0 : events.after(now - window);
  }

  /** When an event leaves the window. */
  final long leaves(Column events, int at) {
    return events.times[at] + window;
  }
}
