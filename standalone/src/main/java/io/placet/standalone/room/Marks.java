package io.placet.standalone.room;

import java.util.OptionalLong;

/**
 * The marks of a disk, in bytes that are left.
 *
 * @param last below it only withdrawals are taken
 * @param low below it no more data is taken
 * @param again from it on all is taken again; above {@code low}, so that it does not flutter
 */
record Marks(long last, long low, long again) {
  private static final long USUAL_RESERVE = 512L << 20;
  private static final int SHARE_OF_A_SMALL_DISK = 10;

  Marks {
    if (last < 0 || last > low || low > again) {
      throw new IllegalArgumentException("the marks are out of order");
    }
  }

  /**
   * Of a disk.
   *
   * @param reserve what is kept free; else 512 MB, or a tenth of a disk where that is less
   * @param size of the disk
   */
  static Marks of(OptionalLong reserve, long size) {
    long kept = reserve.orElse(Math.min(USUAL_RESERVE, size / SHARE_OF_A_SMALL_DISK));
    return new Marks(kept / 4, kept, kept + kept / 4);
  }

  /** With more room before all is taken again, for what resuming itself needs. */
  Marks withResumption(long bytes) {
    return new Marks(last, low, again + bytes);
  }

  /** What so many bytes are, after it was another. */
  Level level(Level before, long left) {
    if (left < last) {
      return Level.LAST;
    }
    boolean enough = before == Level.ENOUGH ? left >= low : left >= again;
    return enough ? Level.ENOUGH : Level.LOW;
  }
}
