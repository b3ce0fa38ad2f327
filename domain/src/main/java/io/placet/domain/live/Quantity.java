package io.placet.domain.live;

/**
 * Something that leaves ask of a contact, the same for all leaves and all contacts of a plan; what
 * it is for one contact stands in its {@link Track}.
 */
abstract class Quantity {
  static final int UNTIMED = -1;

  /** Where its position stands. */
  final int id;

  /** Which of the timers is its own, if it changes by itself. */
  final int timer;

  Quantity(int id, int timer) {
    this.id = id;
    this.timer = timer;
  }

  /** Brings its leaves and its timer up to an instant. */
  abstract void update(Track track, long now);

  /** What it is at an instant, as text; empty if nothing. */
  abstract String found(Track track, long now);

  /** Once all its leaves are known. */
  void finish() {}
}
