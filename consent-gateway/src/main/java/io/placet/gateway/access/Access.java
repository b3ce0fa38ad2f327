package io.placet.gateway.access;

import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Callers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who a request comes from: a token, a write key or the session of a link for people. */
public final class Access implements Callers {
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

  /**
   * Uses up a link; the secret of the session that it opens, or nothing where the link is unknown,
   * used or old.
   */
  public Optional<String> openLink(String secret) {
    return links.redeem(secret).map(sessions::issue);
  }

  @Override
  public Optional<Caller> callerOf(Optional<String> authorization, Optional<String> session) {
    Optional<Role> role =
        authorization.isPresent()
            ? secretOf(authorization.get()).flatMap(credentials::roleOf)
            : session.flatMap(sessions::check);
    return role.map(Role::caller);
  }

  @Override
  public Optional<Caller> senderOf(String writeKey) {
    return credentials
        .roleOf(writeKey)
        .filter(role -> role == Role.SENDER || role == Role.BROWSER)
        .map(Role::caller);
  }

  /** Whether a write key is that of pages, which everybody may know. */
  public boolean isBrowserKey(String writeKey) {
    return credentials.roleOf(writeKey).filter(role -> role == Role.BROWSER).isPresent();
  }

  List<WriteKey> writeKeys() {
    return credentials.writeKeys();
  }

  private static Optional<String> secretOf(String authorization) {
    int space = authorization.indexOf(' ');
    String scheme = authorization.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
    String secret = authorization.substring(space + 1).strip();
    if (scheme.equals("bearer")) {
      return Optional.of(secret);
    }
    if (scheme.equals("basic")) {
      try {
        String pair = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
        return Optional.of(pair.split(":", 2)[0]);
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
