package io.placet.schemas.codec;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One object for each of few equal values, such as the purposes of a register: thousands of
 * contacts that are kept decoded then share theirs, which takes less memory, and comparing them
 * finds them in the processor's cache. Safe for use by many threads.
 */
final class Shared<T> {
  /** Beyond these, values are given back as they come. */
  private static final int MOST = 4_096;

  private final ConcurrentMap<T, T> values = new ConcurrentHashMap<>();

  /** The one that stands for a value. */
  T of(T value) {
    T known = values.get(value);
    if (known != null) {
      return known;
    }
    if (values.size() < MOST) {
      values.putIfAbsent(value, value);
    }
    return value;
  }
}
