package io.placet.gateway.log;

import java.util.Arrays;

/** The keys that start with the same bytes. */
final class KeyRange {
  private KeyRange() {}

  /** The smallest key after all keys with a prefix; empty where there is none. */
  static byte[] end(byte[] prefix) {
    byte[] next = prefix.clone();
    for (int i = next.length - 1; i >= 0; i--) {
      if (next[i] != (byte) 0xFF) {
        next[i]++;
        return Arrays.copyOf(next, i + 1);
      }
    }
    return new byte[0];
  }
}
