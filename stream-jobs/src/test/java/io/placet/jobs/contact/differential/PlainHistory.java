package io.placet.jobs.contact.differential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What is kept of one contact, and what of it may be read. */
final class PlainHistory {
  private List<Kept> events = new ArrayList<>();
  private Set<String> restricted = Set.of();
  private Set<String> reach = Set.of();

  PlainHistory copy() {
    PlainHistory copy = new PlainHistory();
    copy.events = new ArrayList<>(events);
    copy.restricted = restricted;
    copy.reach = reach;
    return copy;
  }

  List<Kept> events() {
    return events;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  boolean holds(Kept event) {
    return events.stream().anyMatch(known -> known.id().equals(event.id()));
  }

  /** Takes an event in; whether it took the place of an earlier form. */
  boolean take(Kept event) {
    boolean replaces = events.removeIf(known -> known.id().equals(event.id()));
    events.add(event);
    return replaces;
  }

  /** Leaves of each event only what some purposes may read; whether that is less than before. */
  boolean keep(Predicate<String> which) {
    return keep(events.stream().flatMap(event -> event.onlyFor(which).stream()).toList());
  }

  /** The same for what is kept at an instant. */
  boolean keepUntil(Instant at) {
    return keep(
        events.stream()
            .flatMap(event -> event.onlyFor(purpose -> event.isKeptFor(purpose, at)).stream())
            .toList());
  }

  private boolean keep(List<Kept> left) {
    boolean isLess = !left.equals(events);
    events = new ArrayList<>(left);
    return isLess;
  }

  void forget() {
    events = new ArrayList<>();
    restricted = Set.of();
  }

  Set<String> reach() {
    return reach;
  }

  void reach(Collection<String> pairs) {
    reach = Set.copyOf(pairs);
  }

  boolean isRestricted(Collection<String> purposes) {
    return purposes.stream().anyMatch(restricted::contains);
  }

  boolean isReadBy(Collection<String> purposes) {
    return purposes.stream().anyMatch(purpose -> !restricted.contains(purpose));
  }

  /** Of whom nothing is kept nothing is restricted. */
  void restrict(Collection<String> purposes) {
    if (!events.isEmpty()) {
      Set<String> more = new TreeSet<>(restricted);
      more.addAll(purposes);
      restricted = more;
    }
  }

  void lift(Collection<String> purposes) {
    Set<String> left = new TreeSet<>(restricted);
    left.removeAll(purposes);
    restricted = left;
  }

  /** As rules of a purpose see it. */
  PlainView view(String purpose, Instant at) {
    return restricted.contains(purpose) ? new PlainView(List.of(), at, reach) : whole(purpose, at);
  }

  /** The same with what is not to be read. */
  PlainView whole(String purpose, Instant at) {
    return new PlainView(
        events.stream()
            .filter(event -> event.purposes().contains(purpose))
            .filter(event -> !event.at().isAfter(at) && event.isKeptFor(purpose, at))
            .sorted(Comparator.comparing(Kept::at))
            .toList(),
        at,
        reach);
  }
}
