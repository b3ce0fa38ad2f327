package io.placet.gateway.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that cannot be guessed, and what may be shown of them. */
final class Secret {
  private static final int BYTES = 16;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random;

  Secret(SecureRandom random) {
    this.random = random;
  }

  String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  /** What a secret is known by, for one use; nothing leads back from it. */
  static String digest(String use, String secret) {
    try {
      byte[] input = (use + "|" + secret).getBytes(StandardCharsets.UTF_8);
      return TEXT.encodeToString(MessageDigest.getInstance("SHA-256").digest(input));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is always available", impossible);
    }
  }

  /** Compares in a time that does not tell where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
