package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a customer bought up to some day, in calendar days of UTC: all purchases of one day are one
 * transaction.
 *
 * @param days how many days had a purchase, from 1
 * @param total the sum of the amounts
 */
public record Purchases(int days, LocalDate first, LocalDate last, double total) {
  public Purchases {
    Finite.check("total", total);
    long span = ChronoUnit.DAYS.between(first, last) + 1;
    if (days < 1 || days > span || (days == 1) != (span == 1)) {
      throw new IllegalArgumentException(
          "from the first day to the last there are that many days with a purchase at most");
    }
  }

  /** Those of a history; empty if nothing was bought. */
  public static Optional<Purchases> of(
      List<Event> history, String eventType, Optional<String> amountField, Instant at) {
    TreeSet<LocalDate> days = new TreeSet<>();
    purchases(history, eventType, at).forEach(event -> days.add(day(event.occurredAt())));
    if (days.isEmpty()) {
      return Optional.empty();
    }
    double total =
        amountField
            .map(field -> Amounts.total(purchases(history, eventType, at), field))
            .orElse(0.0);
    return Optional.of(new Purchases(days.size(), days.first(), days.last(), total));
  }

  /** The calendar day of an instant. */
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static Instant nextMidnight(Instant at) {
    return day(at).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** How many days passed since the last purchase. */
  public long daysSinceLast(LocalDate today) {
    return ChronoUnit.DAYS.between(last, today);
  }

  private static Stream<Event> purchases(List<Event> history, String eventType, Instant at) {
    return history.stream()
        .filter(event -> event.type().equals(eventType) && !event.occurredAt().isAfter(at));
  }
}
