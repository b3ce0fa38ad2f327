package io.placet.domain.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A pseudorandom function under one secret key: without the key its outputs are indistinguishable
 * from random bytes and cannot be found by trying inputs. A plain or salted hash is none.
 */
@FunctionalInterface
public interface Prf {
  /** Bytes of an output. */
  int OUTPUT_BYTES = 16;

  /** The function's value, always {@link #OUTPUT_BYTES} bytes. */
  byte[] compute(byte[] input);

  /**
   * The value for a sequence of texts as 22 characters of base64url; no two sequences give the same
   * input.
   *
   * @throws IllegalArgumentException if a text is no well-formed Unicode: UTF-8 would write every
   *     stray surrogate alike
   */
  default String computeText(String... parts) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(compute(lengthPrefixed(parts)));
  }

  private static byte[] lengthPrefixed(String... parts) {
    byte[][] encoded = new byte[parts.length][];
    int length = 0;
    for (int part = 0; part < parts.length; part++) {
      encoded[part] = utf8(parts[part]);
      length += Integer.BYTES + encoded[part].length;
    }
    ByteBuffer input = ByteBuffer.allocate(length);
    for (byte[] part : encoded) {
      input.putInt(part.length).put(part);
    }
    return input.array();
  }

  private static byte[] utf8(String text) {
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (Character.isHighSurrogate(unit)
          && at + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(at + 1))) {
        at++;
      } else if (Character.isSurrogate(unit)) {
        throw new IllegalArgumentException("a text is well-formed Unicode");
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
