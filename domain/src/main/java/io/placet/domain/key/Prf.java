package io.placet.domain.key;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String part : parts) {
        ByteBuffer value = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(part));
        out.writeInt(value.remaining());
        out.write(value.array(), value.arrayOffset(), value.remaining());
      }
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("a text is well-formed Unicode", malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
