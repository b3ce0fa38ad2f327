package io.placet.domain.register;

import java.time.Instant;
import java.util.Optional;

/**
 * When something of the register is in force, for rules come and go by date.
 *
 * @param from first instant; empty: since ever
 * @param until first instant after it; empty: for good
 */
public record Span(Optional<Instant> from, Optional<Instant> until) {
  public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

  public boolean covers(Instant instant) {
    return from.map(start -> !instant.isBefore(start)).orElse(true)
        && until.map(instant::isBefore).orElse(true);
  }
}
