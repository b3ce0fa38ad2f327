package io.placet.gateway.reevaluate;

import java.util.HashMap;
import java.util.Map;

/** Places in the log, a bit each where they lie close together, as those of one run do. */
final class OffsetSet {
  private static final int BITS = 4096;

  /** By partition and number of the chunk. */
  private final Map<Long, long[]> chunks = new HashMap<>();

  private long size;

  /** Whether it was not there before. */
  boolean add(int partition, long offset) {
    long[] chunk =
        chunks.computeIfAbsent(key(partition, offset), none -> new long[BITS / Long.SIZE]);
    long bit = 1L << offset;
    int word = word(offset);
    boolean added = (chunk[word] & bit) == 0;
    chunk[word] |= bit;
    size += added ? 1 : 0;
    return added;
  }

  /** Whether it was there. */
  boolean remove(int partition, long offset) {
    if (!contains(partition, offset)) {
      return false;
    }
    long[] chunk = chunks.get(key(partition, offset));
    if (chunk != null) {
      chunk[word(offset)] &= ~(1L << offset);
    }
    size--;
    return true;
  }

  boolean contains(int partition, long offset) {
    long[] chunk = chunks.get(key(partition, offset));
    return chunk != null && (chunk[word(offset)] & (1L << offset)) != 0;
  }

  long size() {
    return size;
  }

  private static long key(int partition, long offset) {
    return ((long) partition << 52) | (offset / BITS);
  }

  private static int word(long offset) {
    return (int) (offset % BITS / Long.SIZE);
  }
}
