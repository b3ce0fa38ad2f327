package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events that a measure looks at. */
public record Selection(Occurrence what, Window window) {
  List<Event> at(Moment now) {
    List<Event> selected = new ArrayList<>();
    for (Event event : now.in(window)) {
      if (what.is(event)) {
        selected.add(event);
      }
    }
    return selected;
  }

  /** The first instant after the moment at which one more or one less is selected. */
  Instant nextChange(Moment now) {
    Instant next = what.next(now);
    for (Event event : now.in(window)) {
      if (what.is(event)) {
        return Moment.earlier(next, now.leaves(event, window));
      }
    }
    return next;
  }
}
