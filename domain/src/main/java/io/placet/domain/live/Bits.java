package io.placet.domain.live;

/** A truth for each of some numbers from 0. */
final class Bits {
  private final long[] words;

  Bits(int size) {
    words = new long[(size + Long.SIZE - 1) / Long.SIZE];
  }

  private Bits(long[] words) {
    this.words = words;
  }

  Bits copy() {
    return new Bits(words.clone());
  }

  boolean get(int bit) {
    return ((words[bit / Long.SIZE] >>> bit) & 1) != 0;
  }

  void set(int bit, boolean truth) {
    if (truth) {
      words[bit / Long.SIZE] |= 1L << bit;
    } else {
      words[bit / Long.SIZE] &= ~(1L << bit);
    }
  }

  void setAll(Bits others) {
    for (int word = 0; word < words.length; word++) {
      words[word] |= others.words[word];
    }
  }

  void clear() {
    java.util.Arrays.fill(words, 0);
  }

  /** The first number from another on whose truth is true; −1 if there is none. */
  int next(int from) {
    int word = from / Long.SIZE;
    if (word >= words.length) {
      return -1;
    }
    long rest = (words[word] >>> from) << from;
    while (rest == 0) {
      if (++word == words.length) {
        return -1;
      }
      rest = words[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
  }

  int bytes() {
    return words.length * Long.BYTES;
  }
}
