package io.placet.acceptance.retail;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What figures without noise and without bounds would say of a file, and what they would say within
 * bounds: computed plainly, by windows that are whole days, weeks or months.
 *
 * @param exact by the window's first instant
 * @param bounded the same, of which a contact adds to few windows of a month and little to each
 */
public record FigureTruth(
    SortedMap<Instant, BigDecimal> exact, SortedMap<Instant, BigDecimal> bounded) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** How long windows are. */
  public enum Length {
    DAY,
    WEEK,
    MONTH;

    LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    LocalDate end(LocalDate start) {
      return switch (this) {
        case DAY -> start.plusDays(1);
        case WEEK -> start.plusWeeks(1);
        case MONTH -> start.plusMonths(1);
      };
    }
  }

  /** What an event adds. */
  public enum What {
    ORDERS,
    BUYERS,
    REVENUE;

    private BigDecimal of(RetailEvent event) {
      if (this == REVENUE) {
        return event.order() ? event.total() : event.total().negate();
      }
      return event.order() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private BigDecimal together(BigDecimal one, BigDecimal other) {
      return this == BUYERS ? one.max(other) : one.add(other);
    }
  }

  /** Of a contact in a window. */
  private record Place(LocalDate window, String contact) {}

  /** Computes it of the events that count. */
  public static FigureTruth of(
      List<RetailEvent> events, What what, Length length, int cells, BigDecimal most) {
    Map<Place, BigDecimal> added = new HashMap<>();
    for (RetailEvent event : events) {
      if (what != What.REVENUE && !event.order()) {
        continue;
      }
      LocalDate window = length.start(event.time().atZone(ZONE).toLocalDate());
      added.merge(new Place(window, event.contact()), what.of(event), what::together);
    }
    SortedMap<Instant, BigDecimal> exact = new TreeMap<>();
    SortedMap<Instant, BigDecimal> bounded = new TreeMap<>();
    Map<String, Integer> windows = new HashMap<>();
    for (Place place : inOrder(added)) {
      Instant start = place.window().atStartOfDay(ZONE).toInstant();
      BigDecimal value = added.getOrDefault(place, BigDecimal.ZERO);
      YearMonth month = YearMonth.from(length.end(place.window()));
      exact.merge(start, value, BigDecimal::add);
      if (windows.merge(place.contact() + " " + month, 1, Integer::sum) <= cells) {
        bounded.merge(start, value.min(most).max(most.negate()), BigDecimal::add);
      }
    }
    return new FigureTruth(exact, bounded);
  }

  private static List<Place> inOrder(Map<Place, BigDecimal> added) {
    return added.keySet().stream()
        .sorted((one, other) -> one.window().compareTo(other.window()))
        .toList();
  }
}
