package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import org.jspecify.annotations.Nullable;

/** When events were. */
final class Times extends Column {
  Times(ColumnPlan plan) {
    super(plan);
  }

  @Override
  boolean add(long time, @Nullable FieldValue value, int steps, long now) {
    return open(time, now) >= 0;
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
