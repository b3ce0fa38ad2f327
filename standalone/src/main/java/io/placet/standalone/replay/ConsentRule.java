package io.placet.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Who gives what when a file records no consent: SHA-256 of {@code seed:purpose:contact}, its first
 * eight bytes as an unsigned number, divided by 2^64, compared with the purpose's share. Anyone can
 * compute it again.
 */
final class ConsentRule {
  private static final BigDecimal RANGE = new BigDecimal(BigInteger.ONE.shiftLeft(64));

  private final String seed;

  ConsentRule(String seed) {
    this.seed = seed;
  }

  boolean gives(Contact contact, String purpose, BigDecimal share) {
    String text = seed + ":" + purpose + ":" + contact.text();
    byte[] hash = Sha256.digest().digest(text.getBytes(UTF_8));
    BigInteger drawn = new BigInteger(1, Arrays.copyOf(hash, 8));
    return new BigDecimal(drawn).compareTo(share.multiply(RANGE)) < 0;
  }
}
