package io.placet.gateway.audience.webhook;

import java.time.Duration;
import java.util.Optional;

/** How an attempt to deliver ended. */
sealed interface Attempt {
  /** The receiver acknowledged it. */
  record Delivered() implements Attempt {}

  /** The receiver wants nothing more (410). */
  record Gone() implements Attempt {}

  /**
   * The receiver said no, or nothing.
   *
   * @param why without any contact: a status, or what kept it from being reached
   * @param asked wait that it asked for
   * @param wrong whether it blames the message (4xx but 408, 410, 425, 429), so that another
   *     attempt helps little
   * @param sent whether the receiver may have read the message
   */
  record Failed(String why, Optional<Duration> asked, boolean wrong, boolean sent)
      implements Attempt {}

  /**
   * What a status means, after Standard Webhooks.
   *
   * @param retryAfter the header, where there is one
   */
  static Attempt ofStatus(int status, Optional<String> retryAfter) {
    if (status >= 200 && status < 300) {
      return new Delivered();
    }
    if (status == 410) {
      return new Gone();
    }
    boolean wrong =
        status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
    return new Failed("status " + status, retryAfter.flatMap(Attempt::seconds), wrong, true);
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("\\d{1,5}")
        ? Optional.of(Duration.ofSeconds(Integer.parseInt(retryAfter)))
        : Optional.empty();
  }
}
