package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;

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
    List<Event> seen = now.in(events.window());
    for (int at = seen.size() - 1; at >= 0; at--) {
      if (events.what().is(seen.get(at))) {
        return now.leaves(seen.get(at), events.window());
      }
    }
    return events.what().next(now);
  }
}
