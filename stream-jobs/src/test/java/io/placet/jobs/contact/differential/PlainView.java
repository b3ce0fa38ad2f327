package io.placet.jobs.contact.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule sees of a contact at an instant.
 *
 * @param events that have happened and are kept, by time
 * @param reach purpose/channel pairs that stand
 */
record PlainView(List<Kept> events, Instant at, Set<String> reach) {
  /** The events of a type in the window that ends now; ever without one. */
  List<Kept> of(String type, Optional<Duration> window) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .filter(event -> window.isEmpty() || event.at().plus(window.get()).isAfter(at))
        .toList();
  }
}
