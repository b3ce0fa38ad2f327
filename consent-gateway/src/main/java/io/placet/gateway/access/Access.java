package io.placet.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Who a request comes from: a token, a write key or the session of a link for people. */
public final class Access {
  /** How long a session lasts. */
  public static final Duration SESSION = Duration.ofHours(12);

  /** How long a link can be opened, once. */
  public static final Duration LINK = Duration.ofMinutes(15);

  private final Credentials credentials;
  private final Tickets links;
  private final Tickets sessions;

  public Access(Credentials credentials, Clock clock, SecureRandom random) {
    this.credentials = credentials;
    this.links = new Tickets(LINK, clock, random);
    this.sessions = new Tickets(SESSION, clock, random);
  }

  /** A fresh secret for a link that signs a person in as a role, once. */
  public String issueLink(Role role) {
    return links.issue(role);
  }

  /** Uses up a link; the secret of the session that it opens, or nothing where the link is unknown, used or old. */
  public Optional<String> openLink(String secret) {
    return links.redeem(secret).map(sessions::issue);
  }

  /** The role of a request from its Authorization header, else from its session cookie. */
  public Optional<Role> roleOf(Optional<String> authorization, Optional<String> session) {
    if (authorization.isPresent()) {
      return secretOf(authorization.get()).flatMap(credentials::roleOf);
    }
    return session.flatMap(sessions::check);
  }

  /** The role of a write key that travels in a body. */
  public Optional<Role> roleOfWriteKey(String writeKey) {
    return credentials.roleOf(writeKey).filter(role -> role == Role.SENDER);
  }

  private static Optional<String> secretOf(String authorization) {
    if (authorization.startsWith("Bearer ")) {
      return Optional.of(authorization.substring("Bearer ".length()).strip());
    }
    if (authorization.startsWith("Basic ")) {
      try {
        String pair =
            new String(
                Base64.getDecoder().decode(authorization.substring("Basic ".length()).strip()),
                StandardCharsets.UTF_8);
        return Optional.of(pair.split(":", 2)[0]);
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
