package io.placet.domain.live;

import io.placet.domain.event.Event;
import io.placet.domain.segment.Moment;
import io.placet.domain.segment.Past;
import io.placet.domain.segment.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A contact's whole past, as each purpose may read it. */
final class PlainPast {
  private final Definitions definitions;
  private final List<KeptEvent> history;
  private Set<String> reach;

  PlainPast(Definitions definitions, Known known) {
    this.definitions = definitions;
    history = new ArrayList<>(known.history());
    reach = known.reach();
  }

  /** In time order, behind those of the same time. */
  void add(KeptEvent kept) {
    Instant occurredAt = kept.event().occurredAt();
    int place = history.size();
    while (place > 0 && history.get(place - 1).event().occurredAt().isAfter(occurredAt)) {
      place--;
    }
    history.add(place, kept);
  }

  void reach(Set<String> channels) {
    reach = Set.copyOf(channels);
  }

  /** When its newest event happened; {@link Instant#MIN} without one. */
  Instant newest() {
    return history.isEmpty() ? Instant.MIN : history.get(history.size() - 1).event().occurredAt();
  }

  Past of(String purpose) {
    List<Event> events = new ArrayList<>();
    for (KeptEvent event : history) {
      if (event.purposes().contains(purpose)) {
        events.add(event.event());
      }
    }
    return new Past(events, definitions.keeping(purpose), reach);
  }

  List<Event> kept(String purpose, Instant at) {
    return at.equals(Instant.MIN) ? List.of() : new Moment(of(purpose), at).in(Window.EVER);
  }

  Instant end(KeptEvent event, String purpose) {
    return definitions.keeping(purpose).end(event.event().occurredAt());
  }

  /** The first instant after another at which an event is no longer kept for a purpose. */
  Optional<Instant> nextForgetting(Instant after) {
    Instant next = Instant.MAX;
    for (KeptEvent event : history) {
      for (String purpose : event.purposes()) {
        Instant end = end(event, purpose);
        next = end.isAfter(after) && end.isBefore(next) ? end : next;
      }
    }
    return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
  }
}
