package io.placet.standalone.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file says through a mapping: always the same for the same two.
 *
 * @param events by time, then by their group's first line
 * @param skipped groups that are no event, counted by reason
 */
record ReplaySequence(List<ReplayEvent> events, Map<String, Long> skipped) {
  ReplaySequence {
    events = List.copyOf(events);
    skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
  }

  long skippedInAll() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The identified contacts in the order of their first event. */
  List<Contact> identified() {
    return events.stream()
        .map(ReplayEvent::contact)
        .filter(Contact::identified)
        .distinct()
        .toList();
  }
}
