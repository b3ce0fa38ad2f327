package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of a property of events that have it. */
final class Values extends Column {
  private static final int BYTES_PER_VALUE = 40;
  private static final long WHOLE_IN_UNITS = 10_000;

  private FieldValue[] values;

  /** Whether none of the same value is behind; so many are different as are the last of theirs. */
  private boolean[] last;

  Values(ColumnPlan plan) {
    super(plan);
    values = new FieldValue[times.length];
    last = new boolean[times.length];
  }

  @Override
  boolean add(long time, @Nullable FieldValue value, int steps, long now) {
    if (value == null) {
      return false;
    }
    int place = open(time, now);
    if (place >= 0) {
      values[place] = value;
      last[place] = isLast(place);
      if (last[place]) {
        forgetEarlier(place);
      }
    }
    return place >= 0;
  }

  /** Of a column that is not empty. */
  FieldValue newest() {
    return values[size - 1];
  }

  boolean isLastOfItsValue(int at) {
    return last[at];
  }

  private boolean isLast(int place) {
    for (int at = place + 1; at < size; at++) {
      if (same(values[at], values[place])) {
        return false;
      }
    }
    return true;
  }

  private void forgetEarlier(int place) {
    for (int at = place - 1; at >= 0; at--) {
      if (last[at] && same(values[at], values[place])) {
        last[at] = false;
        return;
      }
    }
  }

  /** 5 and 5.0000 are one: a register may come to declare the one as the other. */
  private static boolean same(FieldValue one, FieldValue other) {
    if (one instanceof FieldValue.Whole whole && other instanceof FieldValue.Decimal decimal) {
      return decimal.unscaled() % WHOLE_IN_UNITS == 0
          && decimal.unscaled() / WHOLE_IN_UNITS == whole.value();
    }
    return (one instanceof FieldValue.Decimal && other instanceof FieldValue.Whole)
        ? same(other, one)
        : one.equals(other);
  }

  @Override
  void resize(int room) {
    values = Arrays.copyOf(values, room);
    last = Arrays.copyOf(last, room);
  }

  @Override
  void move(int from, int to, int count) {
    System.arraycopy(values, from, values, to, count);
    System.arraycopy(last, from, last, to, count);
  }

  @Override
  int bytesPerEntry() {
    return BYTES_PER_VALUE;
  }
}
