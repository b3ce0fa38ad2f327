package io.placet.jobs.contact.profile;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.live.KeptEvent;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.register.Treatment;
import io.placet.domain.segment.Keeping;
import io.placet.schemas.avro.PseudonymisedEvent;
import io.placet.schemas.codec.FieldsCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What segments and scores may read of an event behind the gate, and for how long. */
final class ReadRights {
  /** In place of a value that nothing can compare: that it is there can be asked. */
  static final FieldValue.Text HIDDEN = new FieldValue.Text("");

  private final Map<String, Retention> purposes = new HashMap<>();
  private final Map<String, Set<String>> hidden = new HashMap<>();

  ReadRights(Register register) {
    for (Purpose purpose : register.purposes()) {
      if (purpose.isProfiling()) {
        purposes.put(purpose.id(), new Retention(Keeping.of(purpose.retention())));
      }
    }
    for (EventType type : register.eventTypes().values()) {
      hidden.put(
          type.name(),
          type.fields().values().stream()
              .filter(ReadRights::isHidden)
              .map(Field::name)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /** Behind the gate it is a seal, or a pseudonym that is another after each epoch. */
  private static boolean isHidden(Field field) {
    return field.treatment() == Treatment.SEAL || field.treatment() == Treatment.PSEUDONYMISE;
  }

  /** What may be read of an event at an instant; empty if nothing. */
  Optional<KeptEvent> of(PseudonymisedEvent event, long nowMs) {
    Set<String> readable = new LinkedHashSet<>();
    long occurredAtMs = event.getOccurredAt().toEpochMilli();
    for (String purpose : event.getPurposes()) {
      if (isKept(purpose, occurredAtMs, nowMs)) {
        readable.add(purpose);
      }
    }
    if (readable.isEmpty()) {
      return Optional.empty();
    }
    Map<String, FieldValue> fields = FieldsCodec.toDomain(event.getFields());
    for (String field : hidden.getOrDefault(event.getType(), Set.of())) {
      fields.computeIfPresent(field, (name, value) -> HIDDEN);
    }
    return Optional.of(
        new KeptEvent(
            new Event(
                EventBlocks.idOf(event.getEventId()),
                event.getType(),
                event.getOccurredAt(),
                fields),
            readable,
            event.getRevision()));
  }

  /** What is left of an event at an instant; empty if nothing. */
  Optional<KeptEvent> keptAt(KeptEvent event, long nowMs) {
    long occurredAtMs = event.event().occurredAt().toEpochMilli();
    return only(event, purpose -> isKept(purpose, occurredAtMs, nowMs));
  }

  /** An event as those purposes have it that are let; empty if none is. */
  static Optional<KeptEvent> only(KeptEvent event, Predicate<String> purposes) {
    Set<String> left =
        event.purposes().stream().filter(purposes).collect(Collectors.toUnmodifiableSet());
    if (left.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        left.size() == event.purposes().size()
            ? event
            : new KeptEvent(event.event(), left, event.revision()));
  }

  /** When first something of an event is kept no longer, milliseconds since 1970. */
  long firstEndMs(KeptEvent event) {
    long first = Long.MAX_VALUE;
    long occurredAtMs = event.event().occurredAt().toEpochMilli();
    for (String purpose : event.purposes()) {
      Retention retention = purposes.get(purpose);
      // A purpose that the register no longer has lets nothing be kept.
      first = Math.min(first, retention == null ? occurredAtMs : retention.endMs(occurredAtMs));
    }
    return first;
  }

  /** How long a purpose's events are kept. */
  Keeping keeping(String purpose) {
    Retention retention = purposes.get(purpose);
    return retention == null ? Keeping.FOR_EVER : retention.keeping;
  }

  private boolean isKept(String purpose, long occurredAtMs, long nowMs) {
    Retention retention = purposes.get(purpose);
    return retention != null && nowMs < retention.endMs(occurredAtMs);
  }

  /** Of a purpose. Each event asks, and most are of one day: its end is remembered. */
  private static final class Retention {
    private static final long DAY_MS = 86_400_000L;

    private final Keeping keeping;
    private long day = Long.MIN_VALUE;
    private long endMs;

    Retention(Keeping keeping) {
      this.keeping = keeping;
    }

    long endMs(long occurredAtMs) {
      long asked = Math.floorDiv(occurredAtMs, DAY_MS);
      if (asked != day) {
        day = asked;
        endMs = keeping.end(Instant.ofEpochMilli(occurredAtMs)).toEpochMilli();
      }
      return endMs;
    }
  }
}
