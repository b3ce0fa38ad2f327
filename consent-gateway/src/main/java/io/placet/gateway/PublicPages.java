package io.placet.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the pages and mails for people need to know.
 *
 * @param address where people reach this gateway, or the balancer before it; empty: its own on
 *     loopback
 * @param smtp {@code smtp://host:port} or {@code smtps://host:port}; empty: no mail can leave
 * @param mailFrom address that mails come from
 * @param confirmWithin how long the link of a double opt-in can confirm
 */
public record PublicPages(
    Optional<URI> address, Optional<URI> smtp, String mailFrom, Duration confirmWithin) {
  static final String MAIL_FROM = "no-reply@localhost";
  static final int CONFIRM_DAYS = 7;

  /** On loopback, without mail. */
  public static final PublicPages LOCAL =
      new PublicPages(Optional.empty(), Optional.empty(), MAIL_FROM, Duration.ofDays(CONFIRM_DAYS));

  public PublicPages {
    if (address.filter(url -> !isWeb(url)).isPresent()) {
      throw new IllegalArgumentException(
          "--public-url: allowed: https://host or http://host, with a path where there is one");
    }
    if (confirmWithin.isNegative() || confirmWithin.isZero()) {
      throw new IllegalArgumentException("--confirm-days: allowed: 1 and more");
    }
  }

  private static boolean isWeb(URI url) {
    return url.getHost() != null
        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getQuery() == null
        && url.getFragment() == null;
  }
}
