package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether such an event happened. */
public record Did(Selection events) implements Rule.Leaf {
  @Override
  public boolean holds(Moment now) {
    for (Event event : now.in(events.window())) {
      if (events.what().is(event)) {
        return true;
      }
    }
    return false;
  }

  /** It stays true until the last of them leaves. */
  @Override
  public Instant nextChange(Moment now) {
    return last(now)
        .map(event -> now.leaves(event, events.window()))
        .orElseGet(() -> events.what().next(now));
  }

  /** When it happened last. */
  @Override
  public String found(Moment now) {
    return last(now).map(event -> event.occurredAt().toString()).orElse("");
  }

  private Optional<Event> last(Moment now) {
    List<Event> seen = now.in(events.window());
    for (int at = seen.size() - 1; at >= 0; at--) {
      if (events.what().is(seen.get(at))) {
        return Optional.of(seen.get(at));
      }
    }
    return Optional.empty();
  }
}
