package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.acceptance.retail.RetailEvent;
import io.placet.acceptance.retail.SegmentTruth.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a replay left behind against what it must leave, for the contacts that are taken. */
record Comparison(Expected expected, Observed observed, Names names, Predicate<String> contacts) {

  /** For everybody. */
  static Comparison of(Expected expected, PlacetProcess placet) {
    Names names =
        new Names(placet.vault(), expected.posted().stream().map(RetailEvent::contact).toList());
    return new Comparison(expected, Observed.in(placet, names), names, contact -> true);
  }

  /** For everybody but these. */
  Comparison without(List<String> left) {
    return new Comparison(expected, observed, names, contact -> !left.contains(contact));
  }

  /** Nothing is missing and nothing is there twice or too much. */
  void assertEqual() {
    assertEventsEqual();
    Expected.SEGMENTS.keySet().forEach(this::assertSegmentEqual);
  }

  void assertEventsEqual() {
    Map<String, Integer> seen = new HashMap<>();
    observed.eventIdsOf(contacts).forEach(id -> seen.merge(id, 1, Integer::sum));
    Map<String, Integer> wrong = new TreeMap<>();
    for (RetailEvent event : expected.admitted()) {
      if (contacts.test(event.contact())) {
        Integer times = seen.remove(names.event(event.contact(), "retail-" + event.orderId()));
        if (times == null || times != 1) {
          wrong.put(event.orderId() + " of " + event.contact(), times == null ? 0 : times);
        }
      }
    }
    assertThat(wrong).as("events that are not there exactly once, and how often").isEmpty();
    assertThat(seen).as("events that should not be there").isEmpty();
    assertThat(taken(observed.sums("Order Completed")))
        .isNotEmpty()
        .isEqualTo(taken(expected.truth().revenue(Expected::passes)));
  }

  void assertSegmentEqual(String segment) {
    Instant reached = observed.watermark();
    List<Transition> seen = transitions(observed.transitions(segment, reached));
    List<Transition> due = transitions(expected.segment(segment).transitions(reached));
    assertThat(seen)
        .as(
            "%s up to %s; missing %s, too much %s",
            segment, reached, without(due, seen), without(seen, due))
        .isNotEmpty()
        .containsExactlyElementsOf(due);
    assertThat(observed.membersAt(segment, reached).stream().filter(contacts))
        .as(segment)
        .isNotEmpty()
        .containsExactlyElementsOf(
            expected.segment(segment).membersAt(reached).stream().filter(contacts).toList());
  }

  private static List<Transition> without(List<Transition> these, List<Transition> left) {
    return these.stream().filter(transition -> !left.contains(transition)).toList();
  }

  private List<Transition> transitions(List<Transition> all) {
    return all.stream().filter(transition -> contacts.test(transition.contact())).toList();
  }

  private <T> Map<String, T> taken(Map<String, T> byContact) {
    Map<String, T> taken = new TreeMap<>(byContact);
    taken.keySet().removeIf(contacts.negate());
    return taken;
  }
}
