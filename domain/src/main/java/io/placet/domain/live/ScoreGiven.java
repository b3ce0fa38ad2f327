package io.placet.domain.live;

/** A score that is told: when it must be computed anew. */
final class ScoreGiven extends Quantity {
  private final Model model;
  private final int score;

  ScoreGiven(int id, int timer, Model model, int score) {
    super(id, timer);
    this.model = model;
    this.score = score;
  }

  @Override
  void update(Track track, long now) {
    track.touchScore(score);
    track.plan(timer, track.isEmpty() ? Timers.NEVER : model.next(track, now), now);
  }

  @Override
  String found(Track track, long now) {
    return "";
  }
}
