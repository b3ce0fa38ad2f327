package io.placet.domain.live;

import io.placet.domain.segment.Reachable;

/** Whether a contact may be reached on a channel, for one purpose or for any. */
final class Reach extends Quantity {
  private final Reachable asked;
  private final int leaf;

  Reach(int id, Reachable asked, int leaf) {
    super(id, UNTIMED);
    this.asked = asked;
    this.leaf = leaf;
  }

  @Override
  void update(Track track, long now) {
    track.set(leaf, asked.holds(track.reach()));
  }

  @Override
  String found(Track track, long now) {
    return asked.channel();
  }
}
