package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long ago the first or the last such event was, of those that are kept. False where there is
 * none, whatever is asked.
 *
 * @param bound of the age
 */
public record FirstOrLast(Which which, Occurrence what, Age age, Duration bound)
    implements Rule.Leaf {
  /** Which of the events. */
  public enum Which {
    FIRST,
    LAST
  }

  /** Where its instant lies at the instant t. */
  public enum Age {
    /** In (t − bound, t]. */
    WITHIN,
    /** At t − bound, or before. */
    BEFORE
  }

  public FirstOrLast {
    Window.check(bound);
  }

  @Override
  public boolean holds(Moment now) {
    return find(now)
        .map(
            event -> {
              boolean within = event.occurredAt().isAfter(now.at().minus(bound));
              return within == (age == Age.WITHIN);
            })
        .orElse(false);
  }

  @Override
  public Instant nextChange(Moment now) {
    Instant next = what.next(now);
    Optional<Event> found = find(now);
    if (found.isEmpty()) {
      return next;
    }
    Instant passes = found.get().occurredAt().plus(bound);
    Instant forgotten = now.leaves(found.get(), Window.EVER);
    return Moment.earlier(
        Moment.earlier(next, forgotten), passes.isAfter(now.at()) ? passes : Instant.MAX);
  }

  /** When it was. */
  @Override
  public String found(Moment now) {
    return find(now).map(event -> event.occurredAt().toString()).orElse("");
  }

  private Optional<Event> find(Moment now) {
    List<Event> seen = now.in(Window.EVER);
    for (int at = 0; at < seen.size(); at++) {
      Event event = seen.get(which == Which.FIRST ? at : seen.size() - 1 - at);
      if (what.is(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
