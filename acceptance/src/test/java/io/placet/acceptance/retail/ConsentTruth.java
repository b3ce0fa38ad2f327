package io.placet.acceptance.retail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Which consents a replay's documented rule makes contacts give, computed again from its words: the
 * first sixteen hexadecimal digits of SHA-256 over {@code seed:purpose:contact}, as a fraction of
 * their range, are below the share.
 */
public record ConsentTruth(String seed, Map<String, BigDecimal> shares) {
  /** What mappings/online-retail.yaml says. */
  public static final ConsentTruth SHIPPED =
      new ConsentTruth(
          "20101201",
          Map.of(
              "profiling", new BigDecimal("0.80"),
              "analytics", new BigDecimal("0.70"),
              "newsletter", new BigDecimal("0.55")));

  private static final BigDecimal RANGE = new BigDecimal(BigInteger.TWO.pow(64));

  public ConsentTruth {
    shares = Map.copyOf(shares);
  }

  /** Anonymous contacts give none. */
  public boolean gives(String contact, String purpose) {
    BigDecimal share = shares.getOrDefault(purpose, BigDecimal.ZERO);
    return contact.startsWith("user:")
        && drawn(purpose, contact).compareTo(share.multiply(RANGE)) < 0;
  }

  public boolean givesAny(String contact, Set<String> purposes) {
    return purposes.stream().anyMatch(purpose -> gives(contact, purpose));
  }

  private BigDecimal drawn(String purpose, String contact) {
    String hex = HexFormat.of().formatHex(sha256(seed + ":" + purpose + ":" + contact));
    return new BigDecimal(new BigInteger(hex.substring(0, 16), 16));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
