package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The first bytes of a value that looks random; compared as numbers, since they are millions. */
record Digest(long first, long second) {
  /** As much as a PRF or a hash gives away of itself: 16 bytes and more. */
  private static final int BYTES = 16;

  static Digest of(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new Digest(buffer.getLong(), buffer.getLong());
  }

  /** What a pseudonym has behind its domain and epoch; empty where it is no such thing. */
  static Optional<Digest> in(String value) {
    String text = value.substring(value.lastIndexOf('.') + 1);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(ISO_8859_1));
      return bytes.length < BYTES ? Optional.empty() : Optional.of(of(bytes));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The addresses whose image under a function is among what is given. */
  static Set<String> found(
      Collection<Digest> among, Stream<String> addresses, UnaryOperator<byte[]> function) {
    Set<String> found = new TreeSet<>();
    addresses.forEach(
        address -> {
          if (among.contains(of(function.apply(address.getBytes(UTF_8))))) {
            found.add(address);
          }
        });
    return found;
  }

  static UnaryOperator<byte[]> sha256(String salt) {
    MessageDigest digest = sha256();
    byte[] before = salt.getBytes(UTF_8);
    return bytes -> {
      digest.update(before);
      return digest.digest(bytes);
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static UnaryOperator<byte[]> hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac::doFinal;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
