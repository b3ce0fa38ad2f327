package io.placet.domain.live;

import io.placet.domain.score.Explained;
import io.placet.domain.segment.Found;
import java.math.BigDecimal;

/** The value of a score, held against thresholds. */
final class ScoreValue extends Numbered {
  private final Model model;

  ScoreValue(int id, int timer, Model model) {
    super(id, timer);
    this.model = model;
  }

  @Override
  int position(Track track, long now) {
    return model
        .explain(track, now)
        .map(explained -> position(ladder(), explained.value()))
        .orElse(Ladder.NOWHERE);
  }

  @Override
  long next(Track track, long now, int position) {
    return position == Ladder.NOWHERE ? Timers.NEVER : model.next(track, now, ladder(), position);
  }

  @Override
  String found(Track track, long now) {
    return model
        .explain(track, now)
        .map(Explained::value)
        .map(value -> Found.text(BigDecimal.valueOf(value)))
        .orElse("");
  }

  static int position(Ladder ladder, double value) {
    return ladder.position(ordered(value));
  }

  /** A number that is in the order of doubles. */
  static long ordered(double value) {
    return turn(Double.doubleToLongBits(value));
  }

  /** The double of an ordered number. */
  static double number(long ordered) {
    return Double.longBitsToDouble(turn(ordered));
  }

  /** Negative ones are in the other order; turned twice it is as before. */
  private static long turn(long bits) {
    return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
  }
}
