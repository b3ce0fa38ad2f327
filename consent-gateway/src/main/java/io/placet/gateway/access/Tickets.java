package io.placet.gateway.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets that stand for a role for a while: links for people, and the sessions they open. Kept in memory, bounded. */
final class Tickets {
  private record Ticket(Role role, Instant end) {}

  private static final int MAX = 10_000;

  private final Secrets secrets;
  private final Duration life;
  private final Clock clock;
  private final Map<String, Ticket> byDigest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ticket> eldest) {
          return size() > MAX;
        }
      };

  Tickets(Duration life, Clock clock, SecureRandom random) {
    this.secrets = new Secrets(random);
    this.life = life;
    this.clock = clock;
  }

  synchronized String issue(Role role) {
    String secret = secrets.fresh();
    byDigest.put(Secrets.digest(secret), new Ticket(role, clock.instant().plus(life)));
    return secret;
  }

  synchronized Optional<Role> check(String secret) {
    return live(byDigest.get(Secrets.digest(secret)));
  }

  /** As {@link #check}, and the ticket is used up. */
  synchronized Optional<Role> redeem(String secret) {
    return live(byDigest.remove(Secrets.digest(secret)));
  }

  private Optional<Role> live(@org.jspecify.annotations.Nullable Ticket ticket) {
    return Optional.ofNullable(ticket).filter(found -> clock.instant().isBefore(found.end())).map(Ticket::role);
  }
}
