package io.placet.gateway.log;

/**
 * Which contacts a view that began empty may hold already, so that a view that is built from the
 * first record on need not be asked for each contact that comes for the first time. A Bloom filter
 * of a fixed size: once it is full it says of all that they may be there.
 */
final class SeenSubjects {
  /** 8 MB; of four million contacts it takes one in a hundred for known. */
  private static final int WORDS = 1 << 20;

  private static final int MOST = 4_000_000;
  private static final int PROBES = 4;

  private final long[] bits = new long[WORDS];
  private int added;

  /** Notes a contact; whether it may have been noted before. */
  boolean add(String subject) {
    if (added >= MOST) {
      return true;
    }
    long hash = hash(subject);
    int word = (int) (hash >>> 44);
    // all bits of a contact in one word, for each word is a miss of the processor's cache
    long own = 0;
    for (int probe = 0; probe < PROBES; probe++) {
      own |= 1L << hash;
      hash >>>= 6;
    }
    boolean seen = (bits[word] & own) == own;
    bits[word] |= own;
    if (!seen) {
      added++;
    }
    return seen;
  }

  private static long hash(String subject) {
    long hash = 0;
    for (int at = 0; at < subject.length(); at++) {
      hash = 1_099_511_628_211L * (hash ^ subject.charAt(at));
    }
    return mixed(hash);
  }

  /** Each bit of the result depends on all (the finaliser of SplitMix64). */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
