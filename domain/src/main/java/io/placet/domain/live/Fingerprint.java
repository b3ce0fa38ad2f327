package io.placet.domain.live;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A number for definitions, the same for the same in every process. Records are written out with
 * their components, so that a new kind of leaf needs nothing here.
 */
final class Fingerprint {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Fingerprint() {}

  static long of(Object... definitions) {
    StringBuilder text = new StringBuilder();
    write(List.of(definitions), text);
    long hash = FNV_OFFSET;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * FNV_PRIME;
    }
    return mix(hash);
  }

  /** Of FNV alone the high bits hardly depend on the last characters. */
  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private static void write(Object value, StringBuilder text) {
    if (value instanceof Record part) {
      writeRecord(part, text);
    } else if (value instanceof Optional<?> optional) {
      write(optional.<List<?>>map(List::of).orElse(List.of()), text);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(written(key), written(item)));
      writeAll(sorted.keySet(), text);
      writeAll(sorted.values(), text);
    } else if (value instanceof Set<?> set) {
      Set<String> sorted = new TreeSet<>();
      set.forEach(item -> sorted.add(written(item)));
      writeAll(sorted, text);
    } else if (value instanceof List<?> list) {
      writeAll(list, text);
    } else {
      // With its length: no text can be taken for another with what follows.
      String plain = value.toString();
      text.append(plain.length()).append(':').append(plain);
    }
  }

  private static String written(Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void writeAll(Collection<?> items, StringBuilder text) {
    text.append(items.size()).append('[');
    items.forEach(item -> write(item, text));
    text.append(']');
  }

  private static void writeRecord(Record part, StringBuilder text) {
    text.append(part.getClass().getSimpleName()).append('(');
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      try {
        write(component.getAccessor().invoke(part), text);
      } catch (ReflectiveOperationException hidden) {
        throw new IllegalStateException("records of definitions are public", hidden);
      }
    }
    text.append(')');
  }
}
