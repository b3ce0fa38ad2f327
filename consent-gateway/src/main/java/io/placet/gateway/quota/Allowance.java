package io.placet.gateway.quota;

import java.time.Duration;
import java.util.Map;

/**
 * What a caller has of its day.
 *
 * @param limit contacts of a whole day
 * @param left of them, as far as this gateway knows
 * @param untilReset until the next day begins
 */
public record Allowance(long limit, long left, Duration untilReset) {
  private static final String POLICY = "\"contacts\"";

  public Allowance {
    left = Math.max(0, left);
  }

  /**
   * As the fields {@code RateLimit-Policy} and {@code RateLimit} of
   * draft-ietf-httpapi-ratelimit-headers say it.
   */
  public Map<String, String> headers() {
    return Map.of(
        "RateLimit-Policy",
        POLICY + ";q=" + limit + ";qu=\"contacts\";w=" + Duration.ofDays(1).toSeconds(),
        "RateLimit",
        POLICY + ";r=" + left + ";t=" + untilReset.toSeconds());
  }
}
