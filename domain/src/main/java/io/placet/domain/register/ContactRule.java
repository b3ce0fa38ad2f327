package io.placet.domain.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When and how often a contact may be reached on a channel, whatever permits it (for telephone in
 * France: Code de la consommation, articles L223-1 and D223-9).
 *
 * @param channel such as {@code telephone}
 * @param purposes the purposes it is about; empty: all that use the channel
 * @param audience for whom
 * @param span when it is in force
 * @param hours when one may; empty: at any time
 * @param holidays days on which one may not
 * @param pressure how often at most
 */
public record ContactRule(
    String channel,
    Set<String> purposes,
    Audience audience,
    Span span,
    List<Hours> hours,
    Optional<Holidays> holidays,
    Optional<Pressure> pressure) {
  public ContactRule {
    purposes = Set.copyOf(purposes);
    hours = List.copyOf(hours);
  }

  /** Whether it is about a purpose on a channel. */
  public boolean isAbout(String purpose, Optional<String> asked) {
    return asked.map(channel::equals).orElse(false)
        && (purposes.isEmpty() || purposes.contains(purpose));
  }
}
