package io.placet.domain.verdict;

import java.time.Instant;
import java.util.List;

/**
 * Purposes that cease to stand for a contact without anybody recording anything.
 *
 * @param at the first instant at which they do not stand
 * @param purposes in the register's order, at least one
 */
public record Expiry(Instant at, List<String> purposes) {
  public Expiry {
    purposes = List.copyOf(purposes);
    if (purposes.isEmpty()) {
      throw new IllegalArgumentException("nothing ends");
    }
  }
}
