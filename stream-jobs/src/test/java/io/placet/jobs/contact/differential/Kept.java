package io.placet.jobs.contact.differential;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.register.Purpose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An event as segments and scores read it.
 *
 * @param purposes those that may read it
 * @param fields by name; the text of one that nobody can compare is empty
 */
record Kept(
    String id, String type, Instant at, List<String> purposes, Map<String, FieldValue> fields) {
  Optional<Kept> onlyFor(Predicate<String> which) {
    List<String> left = purposes.stream().filter(which).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Kept(id, type, at, left, fields));
  }

  boolean isKeptFor(String purpose, Instant now) {
    return now.isBefore(end(purpose));
  }

  /** The first midnight after the purpose's retention. */
  Instant end(String purpose) {
    Purpose declared = Ground.REGISTER.purpose(purpose).orElseThrow();
    return at.atZone(ZoneOffset.UTC)
        .plus(declared.retention())
        .truncatedTo(ChronoUnit.DAYS)
        .plusDays(1)
        .toInstant();
  }

  Optional<Long> total() {
    return fields.get("total") instanceof FieldValue.Decimal amount
        ? Optional.of(amount.unscaled())
        : Optional.empty();
  }

  Event toDomain() {
    return new Event(id, type, at, fields);
  }
}
