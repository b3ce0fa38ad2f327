package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is kept of some events of a contact: when each was, by time, and what its kind adds. */
abstract class Column {
  private static final int FIRST_ROOM = 4;

  /** Of an object and its arrays, beside what they hold. */
  private static final int OVERHEAD = 72;

  private final ColumnPlan plan;
  long[] times;
  int size;

  Column(ColumnPlan plan) {
    this.plan = plan;
    times = new long[plan.isNewestOnly() ? 1 : FIRST_ROOM];
  }

  /**
   * Takes in an event.
   *
   * @param value of the property that the column is about
   * @param steps of the sequence that the column is about
   * @param now what no window reaches at this instant is let go
   * @return whether it is kept
   */
  abstract boolean add(long time, @Nullable FieldValue value, int steps, long now);

  /** Makes room for more, or for less, in what the kind adds. */
  abstract void resize(int room);

  /** Moves what the kind adds, as the times are moved. */
  abstract void move(int from, int to, int count);

  /** The oldest are gone. */
  void dropped() {}

  abstract int bytesPerEntry();

  final int bytes() {
    return OVERHEAD + times.length * (Long.BYTES + bytesPerEntry());
  }

  final Quantity[] quantities() {
    return plan.quantities();
  }

  final Quantity[] computed() {
    return plan.computed();
  }

  /** The index of the first event after an instant. */
  final int after(long instant) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] > instant) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Lets go of the events before an instant. */
  final boolean dropBefore(long instant) {
    int count = after(instant - 1);
    drop(count);
    return count > 0;
  }

  /**
   * The place of a new event, behind those of the same time; it is free then.
   *
   * @return −1 if there is none, for a newer one is known
   */
  final int open(long time, long now) {
    if (plan.isNewestOnly() && size == 1) {
      if (time < times[0]) {
        return -1;
      }
      times[0] = time;
      return 0;
    }
    if (size == times.length) {
      makeRoom(now);
    }
    int place = size;
    while (place > 0 && times[place - 1] > time) {
      place--;
    }
    if (place < size) {
      System.arraycopy(times, place, times, place + 1, size - place);
      move(place, place + 1, size - place);
    }
    times[place] = time;
    size++;
    return place;
  }

  /** The newest one stays: how long ago it was may be asked, however long ago. */
  private void makeRoom(long now) {
    drop(Math.min(plan.beyondReach(this, now), size - 1));
    if (size == times.length) {
      int room = size + (size >> 1) + 1;
      times = Arrays.copyOf(times, room);
      resize(room);
    }
  }

  private void drop(int count) {
    if (count > 0) {
      System.arraycopy(times, count, times, 0, size - count);
      move(count, 0, size - count);
      size -= count;
      dropped();
    }
  }
}
