package io.placet.domain.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A pseudorandom function for tests, under a key that is a word. */
public record HmacPrf(String key) implements Prf {
  private static final String ALGORITHM = "HmacSHA256";

  @Override
  public byte[] compute(byte[] input) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Arrays.copyOf(mac.doFinal(input), OUTPUT_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
