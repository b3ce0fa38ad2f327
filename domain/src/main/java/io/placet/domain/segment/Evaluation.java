package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The truth of a rule for one contact at a moment, and when it can next change by itself. Of whom
 * nothing is kept, nothing is true: so a contact is in no segment before its first event, nor once
 * the last one is forgotten, whatever it did not do.
 */
public final class Evaluation {
  private Evaluation() {}

  /** Whether it is true of the contact. */
  public static boolean holds(Rule rule, Moment now) {
    return !now.in(Window.EVER).isEmpty() && rule.holds(now);
  }

  /**
   * The first instant after the moment at which the truth can be another.
   *
   * @param held whether it was true at the moment: then it ends with the last event at the latest
   */
  public static Optional<Instant> nextChange(Rule rule, Moment now, boolean held) {
    Instant next = rule.nextChange(now);
    List<Event> kept = now.in(Window.EVER);
    if (kept.isEmpty()) {
      next = Moment.earlier(next, firstToCome(now));
    } else if (held) {
      next = Moment.earlier(next, now.leaves(kept.get(kept.size() - 1), Window.EVER));
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }

  private static Instant firstToCome(Moment now) {
    return now.toCome().isEmpty() ? Instant.MAX : now.toCome().get(0).occurredAt();
  }
}
