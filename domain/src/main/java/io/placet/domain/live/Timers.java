package io.placet.domain.live;

import java.util.Arrays;

/** When each of some things can next change by itself, and which is first: a tree of minima. */
final class Timers {
  static final long NEVER = Long.MAX_VALUE;

  private final long[] tree;
  private final int first;

  Timers(int count) {
    first = Math.max(1, Integer.highestOneBit(Math.max(1, count * 2 - 1)));
    tree = new long[2 * first];
    Arrays.fill(tree, NEVER);
  }

  private Timers(long[] tree) {
    this.tree = tree;
    first = tree.length / 2;
  }

  Timers copy() {
    return new Timers(tree.clone());
  }

  long next() {
    return tree[1];
  }

  /** The one that is first. */
  int nextOne() {
    int at = 1;
    while (at < first) {
      at = tree[2 * at] <= tree[2 * at + 1] ? 2 * at : 2 * at + 1;
    }
    return at - first;
  }

  void set(int one, long instant) {
    int at = first + one;
    tree[at] = instant;
    while (at > 1) {
      at >>= 1;
      long least = Math.min(tree[2 * at], tree[2 * at + 1]);
      if (tree[at] == least) {
        return;
      }
      tree[at] = least;
    }
  }

  int bytes() {
    return tree.length * Long.BYTES;
  }
}
