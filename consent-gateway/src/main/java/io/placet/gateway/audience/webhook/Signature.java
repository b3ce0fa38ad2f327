package io.placet.gateway.audience.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks 1.0 says: HMAC-SHA256 over {@code id.timestamp.body}. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  private Signature() {}

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param secrets the newest first; two while one takes over from the other
   */
  static String of(List<Secret> secrets, String id, Instant at, byte[] body) {
    return secrets.stream()
        .map(secret -> VERSION + Base64.getEncoder().encodeToString(mac(secret, id, at, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(Secret secret, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("HMAC-SHA256 is in every JDK", impossible);
    }
  }
}
