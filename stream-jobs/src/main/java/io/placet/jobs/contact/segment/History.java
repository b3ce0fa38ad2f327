package io.placet.jobs.contact.segment;

import io.placet.domain.event.Event;
import io.placet.domain.register.Consumer;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Past;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.FieldsCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A contact's events by time, each with the purposes for which it may still be used.
 *
 * @param events by time, in order of arrival where times are equal
 */
record History(List<PseudonymisedEvent> events) {
  History {
    // Nearly always they are: each event asks.
    events =
        isSorted(events)
            ? List.copyOf(events)
            : events.stream()
                .sorted(Comparator.comparing(PseudonymisedEvent::getOccurredAt))
                .toList();
  }

  private static boolean isSorted(List<PseudonymisedEvent> events) {
    for (int at = 1; at < events.size(); at++) {
      if (events.get(at).getOccurredAt().isBefore(events.get(at - 1).getOccurredAt())) {
        return false;
      }
    }
    return true;
  }

  /** What segments may read of an event at an instant; empty if nothing. */
  static Optional<PseudonymisedEvent> readable(
      PseudonymisedEvent event, Instant now, Register register) {
    return keeping(
        event,
        id ->
            register
                .purpose(id)
                .filter(purpose -> purpose.consumers().contains(Consumer.SEGMENTS))
                .map(purpose -> now.isBefore(end(event, purpose)))
                .orElse(false));
  }

  /** With one more event; in place of itself where it was amended. */
  History with(PseudonymisedEvent event) {
    return new History(
        Stream.concat(events.stream().filter(known -> !isSame(known, event)), Stream.of(event))
            .toList());
  }

  /** Whether an event is here in an earlier form. */
  boolean holds(PseudonymisedEvent event) {
    for (PseudonymisedEvent known : events) {
      if (isSame(known, event)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(PseudonymisedEvent known, PseudonymisedEvent event) {
    return known.getEventId().equals(event.getEventId());
  }

  /** What a segment of a purpose may read, and for how long. */
  Past of(String purpose, Register register) {
    List<Event> readable = new ArrayList<>(events.size());
    for (PseudonymisedEvent event : events) {
      if (event.getPurposes().contains(purpose)) {
        readable.add(toDomain(event));
      }
    }
    Keeping keeping =
        register
            .purpose(purpose)
            .map(declared -> Keeping.of(declared.retention()))
            .orElse(Keeping.FOR_EVER);
    return new Past(readable, keeping);
  }

  /** The history after a purpose ended: what nothing else may use is gone. */
  History without(String purpose) {
    return keeping((event, id) -> !id.equals(purpose));
  }

  /** The history at an instant: a purpose's events are kept as long as the register says. */
  History keptAt(Instant now, Register register) {
    return keeping(
        (event, id) ->
            register.purpose(id).map(purpose -> now.isBefore(end(event, purpose))).orElse(false));
  }

  /**
   * When retention takes something of a new event, as far as that is not so for the newest event
   * here: whole days, so that they are few.
   */
  List<Instant> newEnds(PseudonymisedEvent event, Register register) {
    List<Instant> ends = new ArrayList<>(ends(event, register));
    if (!events.isEmpty()) {
      ends.removeAll(ends(events.get(events.size() - 1), register));
    }
    return ends;
  }

  /** When retention takes something of an event here. */
  Set<Instant> ends(Register register) {
    return events.stream()
        .flatMap(event -> ends(event, register).stream())
        .collect(Collectors.toSet());
  }

  /** The same for all purposes that the events may ever have had. */
  Set<Instant> possibleEnds(Register register) {
    return events.stream()
        .flatMap(event -> register.purposes().stream().map(purpose -> end(event, purpose)))
        .collect(Collectors.toSet());
  }

  private static List<Instant> ends(PseudonymisedEvent event, Register register) {
    return event.getPurposes().stream()
        .flatMap(id -> register.purpose(id).stream())
        .map(purpose -> end(event, purpose))
        .toList();
  }

  static Event toDomain(PseudonymisedEvent event) {
    return new Event(
        event.getEventId(),
        event.getType(),
        event.getOccurredAt(),
        FieldsCodec.toDomain(event.getFields()));
  }

  private History keeping(BiPredicate<PseudonymisedEvent, String> keeps) {
    return new History(
        events.stream()
            .flatMap(event -> keeping(event, id -> keeps.test(event, id)).stream())
            .toList());
  }

  private static Optional<PseudonymisedEvent> keeping(
      PseudonymisedEvent event, Predicate<String> keeps) {
    List<String> purposes = event.getPurposes().stream().filter(keeps).toList();
    if (purposes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        purposes.equals(event.getPurposes()) ? event : withPurposes(event, purposes));
  }

  private static PseudonymisedEvent withPurposes(PseudonymisedEvent event, List<String> purposes) {
    return new PseudonymisedEvent(
        event.getEventId(),
        event.getPseudonym(),
        event.getType(),
        event.getOccurredAt(),
        purposes,
        event.getFields(),
        event.getRevision());
  }

  private static Instant end(PseudonymisedEvent event, Purpose purpose) {
    return Keeping.of(purpose.retention()).end(event.getOccurredAt());
  }
}
