package io.placet.gateway.mail;

import java.net.URI;
import java.util.Optional;

/**
 * The server that takes our mail.
 *
 * @param tls whether the connection begins under TLS ({@code smtps}); otherwise STARTTLS is used
 *     where the server offers it, and demanded where there is a password
 * @param user empty where the server asks for none
 * @param from address of the sender
 * @param fromName as readers see it
 */
public record SmtpServer(
    String host,
    int port,
    boolean tls,
    Optional<String> user,
    Optional<String> password,
    String from,
    String fromName) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  /**
   * Reads {@code smtp://host:port}, {@code smtps://host:port}, either with {@code user:password@}.
   *
   * @throws IllegalArgumentException with what is allowed, never with what was given
   */
  public static SmtpServer of(URI address, String from, String fromName) {
    boolean tls = "smtps".equals(address.getScheme());
    if ((!tls && !"smtp".equals(address.getScheme())) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "--smtp: allowed: smtp://host:port or smtps://host:port, with user:password@ where needed");
    }
    Optional<String[]> user =
        Optional.ofNullable(address.getUserInfo()).map(pair -> pair.split(":", 2));
    int standard = tls ? SUBMISSIONS : SUBMISSION;
    return new SmtpServer(
        address.getHost(),
        address.getPort() == -1 ? standard : address.getPort(),
        tls,
        user.map(pair -> pair[0]),
        user.filter(pair -> pair.length == 2).map(pair -> pair[1]),
        from,
        fromName);
  }

  /** Without its password. */
  @Override
  public String toString() {
    return "SmtpServer[" + host + ":" + port + "]";
  }
}
