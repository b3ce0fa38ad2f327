package io.placet.gateway.audience.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** What a receiver verifies signatures with. Never printed but where it is shown once. */
final class Secret {
  private static final String PREFIX = "whsec_";

  /** Standard Webhooks asks for 24 to 64. */
  private static final int BYTES = 32;

  private final byte[] key;

  private Secret(byte[] key) {
    this.key = key.clone();
  }

  static Secret fresh(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new Secret(key);
  }

  static Secret ofBytes(byte[] key) {
    return new Secret(key);
  }

  byte[] key() {
    return key.clone();
  }

  /** As the receiver is told it, once. */
  String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
