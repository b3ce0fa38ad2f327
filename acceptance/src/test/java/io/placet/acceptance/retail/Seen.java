package io.placet.acceptance.retail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What of a contact has happened when it is looked at, in the order in which it happened. */
public record Seen(List<RetailEvent> events, Instant at) {
  public Seen {
    events = List.copyOf(events);
  }

  Seen orders() {
    return only(RetailEvent::order);
  }

  Seen refunds() {
    return only(event -> !event.order());
  }

  Seen only(Predicate<RetailEvent> wanted) {
    return new Seen(events.stream().filter(wanted).toList(), at);
  }

  /** In (t − W, t]. */
  Seen within(Duration window) {
    return only(event -> event.time().isAfter(at.minus(window)));
  }

  int count() {
    return events.size();
  }

  Optional<RetailEvent> first() {
    return events.stream().findFirst();
  }

  Optional<RetailEvent> last() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
  }
}
