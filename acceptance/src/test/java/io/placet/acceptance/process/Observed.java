package io.placet.acceptance.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.placet.acceptance.retail.RetailTruth.Revenue;
import io.placet.acceptance.retail.SegmentTruth.Change;
import io.placet.acceptance.retail.SegmentTruth.Reasoned;
import io.placet.acceptance.retail.SegmentTruth.Transition;
import io.placet.acceptance.retail.Why;
import io.placet.schemas.avro.ChangeKind;
import io.placet.schemas.avro.ChangeReason;
import io.placet.schemas.avro.DecimalValue;
import io.placet.schemas.avro.EventEnvelope;
import io.placet.schemas.avro.Membership;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.avro.SegmentChange;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.topic.Keys;
import io.placet.schemas.topic.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the engine left in its topics, under the contacts' own names. */
final class Observed {
  private static final int SCALE = 4;

  /** Of each topic, by default. */
  private static final int PARTITIONS = 4;

  private final Names names;
  private final List<EventEnvelope> taken;
  private final List<PseudonymisedEvent> events;
  private final List<SegmentChange> changes;
  private final Map<String, List<SegmentChange>> byRule;
  private final Map<String, Instant> members;

  private Observed(Topics topics, Names names) {
    this.names = names;
    this.taken = values(topics.read(Topic.EVENTS, EventEnvelope.class));
    this.events = values(topics.read(Topic.PSEUDONYMISED_EVENTS, PseudonymisedEvent.class));
    this.changes = values(topics.read(Topic.SEGMENT_CHANGES, SegmentChange.class));
    this.byRule =
        changes.stream()
            .filter(change -> change.getReason() == ChangeReason.RULE)
            .collect(groupingBy(SegmentChange::getSegmentId));
    this.members = members(topics);
  }

  static Observed in(PlacetProcess placet, Names names) {
    return new Observed(placet.topics(), names);
  }

  private static <T> List<T> values(List<Topics.At<T>> records) {
    return records.stream().map(Topics.At::value).toList();
  }

  private Map<String, Instant> members(Topics topics) {
    SingleObject<Membership> codec = SingleObject.of(Membership.class);
    Map<String, Instant> since = new TreeMap<>();
    topics
        .newestByKey(Topic.MEMBERSHIPS)
        .forEach(
            (key, record) -> {
              if (record.value() != null) {
                Membership membership = codec.decode(record.value());
                since.put(
                    place(membership.getPseudonym(), membership.getSegmentId()),
                    membership.getSince());
              }
            });
    return since;
  }

  private String place(String pseudonym, String segment) {
    return names.contact(pseudonym) + " in " + segment;
  }

  List<EventEnvelope> taken() {
    return taken;
  }

  /** Ids behind the gate; twice what is there twice. */
  List<String> eventIdsOf(Predicate<String> contacts) {
    return events.stream()
        .filter(event -> contacts.test(names.contact(event.getPseudonym())))
        .map(PseudonymisedEvent::getEventId)
        .toList();
  }

  /** Orders and refunds of each contact with their exact sums. */
  Map<String, Revenue> sums(String type) {
    Map<String, Revenue> sums = new TreeMap<>();
    for (PseudonymisedEvent event : events) {
      if (event.getType().equals(type)) {
        sums.merge(
            names.contact(event.getPseudonym()),
            new Revenue(1, total(event)),
            (a, b) -> new Revenue(a.orders() + b.orders(), a.total().add(b.total())));
      }
    }
    return sums;
  }

  private static BigDecimal total(PseudonymisedEvent event) {
    Object total = event.getFields().get("total");
    if (total instanceof DecimalValue decimal) {
      return BigDecimal.valueOf(decimal.getUnscaled(), SCALE);
    }
    throw new AssertionError("an event without a total: " + event);
  }

  /** Times of the events of a contact, in their order. */
  List<Instant> timesOf(String contact) {
    return events.stream()
        .filter(event -> names.contact(event.getPseudonym()).equals(contact))
        .map(PseudonymisedEvent::getOccurredAt)
        .sorted()
        .toList();
  }

  /** The instant up to which the stream has surely fired every timer. */
  Instant watermark() {
    Map<Integer, Instant> newest = new HashMap<>();
    for (EventEnvelope event : taken) {
      newest.merge(
          Keys.partitionOf(event.getSubjectId(), PARTITIONS),
          event.getOccurredAt(),
          (a, b) -> a.isAfter(b) ? a : b);
    }
    if (newest.size() < PARTITIONS) {
      throw new AssertionError("a partition of events is empty: the watermark has not begun");
    }
    return newest.values().stream().min(Comparator.naturalOrder()).orElseThrow().minusMillis(1);
  }

  /** Entries and exits by the rule up to an instant, by time, then by contact. */
  List<Transition> transitions(String segment, Instant until) {
    return reasoned(segment, until).stream().map(Reasoned::transition).toList();
  }

  /** The same, each with the leaves that it names. */
  List<Reasoned> reasoned(String segment, Instant until) {
    return byRule(segment)
        .filter(change -> !change.getAt().isAfter(until))
        .map(
            change ->
                new Reasoned(
                    new Transition(
                        names.contact(change.getPseudonym()),
                        Change.valueOf(change.getChange().name()),
                        change.getAt()),
                    change.getLeaves().stream()
                        .map(leaf -> new Why(leaf.getPath(), leaf.getHolds(), leaf.getValue()))
                        .toList()))
        .sorted(
            Comparator.comparing((Reasoned reasoned) -> reasoned.transition().at())
                .thenComparing(reasoned -> reasoned.transition().contact()))
        .toList();
  }

  private Stream<SegmentChange> byRule(String segment) {
    return byRule.getOrDefault(segment, List.of()).stream();
  }

  /** Who was in at an instant of event time, sorted. */
  List<String> membersAt(String segment, Instant at) {
    Map<String, ChangeKind> last = new TreeMap<>();
    byRule(segment)
        .filter(change -> !change.getAt().isAfter(at))
        .sorted(Comparator.comparing(SegmentChange::getAt))
        .forEach(change -> last.put(names.contact(change.getPseudonym()), change.getChange()));
    return last.entrySet().stream()
        .filter(entry -> entry.getValue() == ChangeKind.ENTERED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The compacted view: contact and segment, with the instant of the entry. */
  Map<String, Instant> members() {
    return members;
  }

  /** The same from the changes: those whose last change is an entry. */
  Map<String, Instant> membersByLastChange() {
    Map<String, SegmentChange> last = new TreeMap<>();
    changes.forEach(
        change -> last.put(place(change.getPseudonym(), change.getSegmentId()), change));
    Map<String, Instant> since = new TreeMap<>();
    last.forEach(
        (place, change) -> {
          if (change.getChange() == ChangeKind.ENTERED) {
            since.put(place, change.getAt());
          }
        });
    return since;
  }

  /** All changes of a contact, in their order, by segment. */
  Map<String, List<SegmentChange>> changesOf(String contact) {
    return changes.stream()
        .filter(change -> names.contact(change.getPseudonym()).equals(contact))
        .collect(groupingBy(SegmentChange::getSegmentId));
  }

  /** Whoever is behind the gate. */
  Set<String> contacts() {
    return Stream.concat(
            events.stream().map(PseudonymisedEvent::getPseudonym),
            changes.stream().map(SegmentChange::getPseudonym))
        .map(names::contact)
        .collect(toCollection(TreeSet::new));
  }
}
