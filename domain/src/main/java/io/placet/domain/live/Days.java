package io.placet.domain.live;

import io.placet.domain.segment.Keeping;
import java.time.Instant;
import java.util.Arrays;

/**
 * The days on which a contact had an event of a purpose, and when the oldest of them is forgotten:
 * retention takes whole days, so no event need be looked at for it.
 */
final class Days {
  private static final long MILLIS = 86_400_000;
  private static final int FIRST_ROOM = 4;

  private final Keeping keeping;
  private int[] days = new int[FIRST_ROOM];
  private int size;
  private long forgetsAt = Long.MAX_VALUE;

  Days(Keeping keeping) {
    this.keeping = keeping;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The first instant at which something is kept no longer. */
  long forgetsAt() {
    return forgetsAt;
  }

  int bytes() {
    return days.length * Integer.BYTES;
  }

  /**
   * Notes an event.
   *
   * @return whether it is still kept
   */
  boolean add(long time, long now) {
    int day = (int) Math.floorDiv(time, MILLIS);
    if (size > 0 && days[size - 1] == day) {
      return true;
    }
    if (end(day) <= now) {
      return false;
    }
    int place = Arrays.binarySearch(days, 0, size, day);
    if (place < 0) {
      insert(-place - 1, day);
    }
    return true;
  }

  private void insert(int place, int day) {
    if (size == days.length) {
      days = Arrays.copyOf(days, size * 2);
    }
    System.arraycopy(days, place, days, place + 1, size - place);
    days[place] = day;
    size++;
    if (place == 0) {
      forgetsAt = end(day);
    }
  }

  /**
   * Forgets what is no longer kept at an instant.
   *
   * @return the instant before which nothing is kept any more
   */
  long forget(long now) {
    int gone = 0;
    while (gone < size && end(days[gone]) <= now) {
      gone++;
    }
    long start = gone == 0 ? Long.MIN_VALUE : (days[gone - 1] + 1) * MILLIS;
    size -= gone;
    System.arraycopy(days, gone, days, 0, size);
    forgetsAt = size == 0 ? Long.MAX_VALUE : end(days[0]);
    return start;
  }

  private long end(int day) {
    Instant end = keeping.end(Instant.ofEpochMilli(day * MILLIS));
    return end.equals(Instant.MAX) ? Long.MAX_VALUE : end.toEpochMilli();
  }
}
