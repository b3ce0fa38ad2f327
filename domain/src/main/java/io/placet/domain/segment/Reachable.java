package io.placet.domain.segment;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the contact may be reached on a channel for direct marketing now, hours and caps aside.
 * It changes only with what stands for the contact, never by itself.
 *
 * @param purpose empty: for any purpose of direct marketing
 */
public record Reachable(Optional<String> purpose, String channel) implements Rule.Leaf {
  /** Between a purpose and a channel. */
  private static final char SEPARATOR = '/';

  /** A purpose on a channel, as {@link Past#reach} has it. */
  public static String pair(String purpose, String channel) {
    return purpose + SEPARATOR + channel;
  }

  @Override
  public boolean holds(Moment now) {
    return holds(now.past().reach());
  }

  /**
   * Whether it is true of a contact who may be reached so.
   *
   * @param reach the pairs that stand for the contact
   */
  public boolean holds(Set<String> reach) {
    if (purpose.isPresent()) {
      return reach.contains(pair(purpose.get(), channel));
    }
    String end = SEPARATOR + channel;
    return reach.stream().anyMatch(pair -> pair.endsWith(end));
  }

  @Override
  public Instant nextChange(Moment now) {
    return Instant.MAX;
  }

  @Override
  public String found(Moment now) {
    return holds(now) ? channel : "";
  }
}
