package io.placet.gateway.idempotency;

import io.placet.gateway.http.ApiException;
import java.util.regex.Pattern;

/**
 * What a caller names a request by. The draft has a string of RFC 9651, in quotes; the bare text
 * that many tools send names the same.
 */
record IdempotencyKey(String text) {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern ALLOWED = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}");

  /**
   * Reads a header.
   *
   * @throws ApiException 400 with what is allowed
   */
  static IdempotencyKey parse(String header) {
    String sent = header.strip();
    boolean quoted = sent.length() > 1 && sent.startsWith("\"") && sent.endsWith("\"");
    String text = quoted ? sent.substring(1, sent.length() - 1) : sent;
    if (!ALLOWED.matcher(text).matches()) {
      throw ApiException.badRequest(
          HEADER
              + ": allowed: 1 to 255 visible ASCII characters but quotes and backslashes, such as a"
              + " UUID");
    }
    return new IdempotencyKey(text);
  }
}
