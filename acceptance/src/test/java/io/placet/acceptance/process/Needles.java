package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Byte strings of eight bytes and more that are looked for at once, whatever their number. */
final class Needles {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FILTER_BITS = 20;

  /** What is looked for, and how a finding is named. */
  private static final class Needle {
    private final String name;
    private final byte[] bytes;

    Needle(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }
  }

  private final Map<Long, List<Needle>> byStart = new HashMap<>();
  private final BitSet starts = new BitSet(1 << FILTER_BITS);

  /** Texts as they stand, each named by itself. */
  static Needles texts(Collection<String> texts) {
    Needles needles = new Needles();
    texts.forEach(text -> needles.add(text, text.getBytes(UTF_8)));
    return needles;
  }

  /** Texts as they stand, in hexadecimal, and inside of whatever was made base64. */
  static Needles disguised(Collection<String> texts) {
    Needles needles = texts(texts);
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      needles.add(text, HexFormat.of().formatHex(bytes).getBytes(UTF_8));
      for (int before = 0; before < 3; before++) {
        needles.add(text, insideOfBase64(bytes, before));
      }
    }
    return needles;
  }

  /** The characters that depend on these bytes alone when so many others (mod 3) precede them. */
  private static byte[] insideOfBase64(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int from = (before * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    return encoded.substring(from, to).getBytes(UTF_8);
  }

  void add(String name, byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new IllegalArgumentException("too short to be told from chance: " + name);
    }
    long start = (long) LONGS.get(bytes, 0);
    starts.set(place(start));
    byStart.computeIfAbsent(start, first -> new ArrayList<>()).add(new Needle(name, bytes));
  }

  private static int place(long start) {
    return (int) ((start * GOLDEN) >>> (Long.SIZE - FILTER_BITS));
  }

  /** Tells the name of each that occurs, once for each place. */
  void in(byte[] bytes, Consumer<String> found) {
    for (int at = 0; at + Long.BYTES <= bytes.length; at++) {
      long start = (long) LONGS.get(bytes, at);
      if (starts.get(place(start))) {
        for (Needle needle : byStart.getOrDefault(start, List.of())) {
          int end = at + needle.bytes.length;
          if (end <= bytes.length
              && Arrays.equals(bytes, at, end, needle.bytes, 0, needle.bytes.length)) {
            found.accept(needle.name);
          }
        }
      }
    }
  }
}
