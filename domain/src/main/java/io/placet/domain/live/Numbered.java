package io.placet.domain.live;

import io.placet.domain.live.Ladder.Rung;
import io.placet.domain.segment.Comparison;
import java.util.ArrayList;
import java.util.List;

/** A quantity that is one number, held against thresholds. */
abstract class Numbered extends Quantity {
  private final List<Rung> rungs = new ArrayList<>();
  private Ladder ladder = new Ladder(List.of());

  Numbered(int id, int timer) {
    super(id, timer);
  }

  /** Has a leaf hold it against a threshold. */
  final void compare(Comparison comparison, long threshold, int leaf) {
    rungs.add(new Rung(threshold, comparison, leaf));
  }

  @Override
  final void finish() {
    ladder = new Ladder(rungs);
  }

  final Ladder ladder() {
    return ladder;
  }

  /** Where the number stands on the ladder. */
  abstract int position(Track track, long now);

  /**
   * The first instant after another at which some leaf can flip by itself; never one too late.
   *
   * @param position where it stands
   */
  abstract long next(Track track, long now, int position);

  @Override
  final void update(Track track, long now) {
    int before = track.positions[id];
    int position = position(track, now);
    if (position != before) {
      track.positions[id] = position;
      ladder.move(before, position, track);
    }
    if (timer != UNTIMED) {
      track.plan(timer, next(track, now, position), now);
    }
  }
}
