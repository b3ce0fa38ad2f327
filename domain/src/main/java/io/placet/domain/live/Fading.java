package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import io.placet.domain.score.Decaying;
import org.jspecify.annotations.Nullable;

/** The points of events of one type, folded in order of time as {@link Decaying} does. */
final class Fading extends Column {
  private final double worth;
  private final double halfLifeMillis;
  private double atLast;

  Fading(ColumnPlan plan, double worth, double halfLifeMillis) {
    super(plan);
    this.worth = worth;
    this.halfLifeMillis = halfLifeMillis;
  }

  @Override
  boolean add(long time, @Nullable FieldValue value, int steps, long now) {
    int place = open(time, now);
    if (place == size - 1) {
      follow(place);
    } else {
      dropped();
    }
    return true;
  }

  /** What is left; of a column that is not empty. */
  double valueAt(long now) {
    return atLast * Decaying.factor(now - times[size - 1], halfLifeMillis);
  }

  private void follow(int place) {
    atLast =
        place == 0
            ? worth
            : atLast * Decaying.factor(times[place] - times[place - 1], halfLifeMillis) + worth;
  }

  @Override
  void dropped() {
    for (int place = 0; place < size; place++) {
      follow(place);
    }
  }

  @Override
  void resize(int room) {}

  @Override
  void move(int from, int to, int count) {}

  @Override
  int bytesPerEntry() {
    return 0;
  }
}
