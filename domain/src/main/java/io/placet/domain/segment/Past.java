package io.placet.domain.segment;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A contact's events as the segments of one purpose may read them, each as long as it is kept.
 *
 * @param events by time, in order of arrival where times are equal
 * @param reach the pairs {@code purpose/channel} of direct marketing that stand for the contact
 */
public record Past(List<Event> events, Keeping keeping, Set<String> reach) {
  public Past {
    // Nearly always they are: each event asks.
    events =
        isSorted(events)
            ? List.copyOf(events)
            : events.stream().sorted(Comparator.comparing(Event::occurredAt)).toList();
    reach = Set.copyOf(reach);
  }

  /** Of a contact who may not be reached. */
  public Past(List<Event> events, Keeping keeping) {
    this(events, keeping, Set.of());
  }

  /** The same with another reach. */
  public Past reaching(Set<String> reach) {
    return new Past(events, keeping, reach);
  }

  private static boolean isSorted(List<Event> events) {
    for (int at = 1; at < events.size(); at++) {
      if (events.get(at).occurredAt().isBefore(events.get(at - 1).occurredAt())) {
        return false;
      }
    }
    return true;
  }

  /** How many of the events happened up to and including an instant. */
  int upTo(Instant at) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).occurredAt().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How many of the events are kept no longer at an instant: the later one ends the later. */
  int forgottenAt(Instant at) {
    int low = 0;
    int high = events.size();
    // Nearly always nothing is, and then the first says so.
    while (low < high) {
      int middle = low == 0 && high == events.size() ? 0 : (low + high) >>> 1;
      if (end(events.get(middle)).isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  Instant end(Event event) {
    return keeping.end(event.occurredAt());
  }
}
