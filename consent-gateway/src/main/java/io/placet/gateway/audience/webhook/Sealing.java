package io.placet.gateway.audience.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.vault.Sealer;
import java.util.List;

/** Keeps what only a receiver and this company may know out of the topics. */
final class Sealing {
  private static final String SECRET = "webhook:secret:";
  private static final String HEADER = "webhook:header:";

  private final Sealer sealer;

  Sealing(Sealer sealer) {
    this.sealer = sealer;
  }

  String seal(String destination, Secret secret) {
    return sealer.seal(secret.key(), SECRET + destination);
  }

  String sealHeader(String destination, String value) {
    return sealer.seal(value.getBytes(UTF_8), HEADER + destination);
  }

  /**
   * The secrets of a receiver; those that do not open are left out, so there may be none, and then
   * nothing can be signed.
   */
  List<Secret> open(String destination, List<String> sealed) {
    return sealed.stream()
        .flatMap(text -> sealer.open(text, SECRET + destination).stream())
        .map(Secret::ofBytes)
        .toList();
  }

  String openHeader(String destination, String sealed) {
    return sealer
        .open(sealed, HEADER + destination)
        .map(bytes -> new String(bytes, UTF_8))
        .orElseThrow(() -> new IllegalStateException("a receiver's header does not open"));
  }
}
