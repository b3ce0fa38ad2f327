package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * What a rule is judged on: a contact's past, seen at an instant. What rules read besides becomes a
 * component of its own.
 */
public record Moment(Past past, Instant at) {
  /** The events of a window that are still kept, by time. */
  public List<Event> in(Window window) {
    int end = past.upTo(at);
    int start = Math.max(past.forgottenAt(at), past.upTo(window.start(at)));
    return start < end ? past.events().subList(start, end) : List.of();
  }

  /** The events that happen only later: a contact may be judged at an instant before some. */
  List<Event> toCome() {
    return past.events().subList(past.upTo(at), past.events().size());
  }

  /** The first instant at which an event is no longer in a window, or no longer kept. */
  Instant leaves(Event event, Window window) {
    return earlier(window.end(event.occurredAt()), past.end(event));
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
