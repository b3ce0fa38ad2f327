package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** A number that is read off a history. At the instant t a window holds (t − window, t]. */
public sealed interface Feature {
  /** Longer than any register keeps an event; a window is shorter. */
  Duration LONGEST_WINDOW = Duration.ofDays(36_525);

  /** The type of the events that it looks at. */
  String eventType();

  /** How far back it looks. */
  Duration window();

  /** The number at an instant; defined for every history, also an empty one. */
  double value(List<Event> history, Instant at);

  /** The first instant after another at which the number can be another by itself. */
  Instant nextChange(List<Event> history, Instant at);

  /** How many events of a type happened in the window. */
  record Count(String eventType, Duration window) implements Feature {
    public Count {
      check(window);
    }

    @Override
    public double value(List<Event> history, Instant at) {
      return inWindow(history, eventType, window, at).count();
    }

    @Override
    public Instant nextChange(List<Event> history, Instant at) {
      return firstLeaves(inWindow(history, eventType, window, at), window);
    }
  }

  /** The sum of a decimal or whole field over the events of a type in the window. */
  record Sum(String eventType, String field, Duration window) implements Feature {
    public Sum {
      check(window);
    }

    @Override
    public double value(List<Event> history, Instant at) {
      return Amounts.total(inWindow(history, eventType, window, at), field);
    }

    @Override
    public Instant nextChange(List<Event> history, Instant at) {
      return firstLeaves(
          inWindow(history, eventType, window, at).filter(event -> Amounts.isIn(event, field)),
          window);
    }
  }

  /**
   * Days since the last event of a type in the window, in calendar days of UTC; the window's whole
   * days without one.
   */
  record DaysSince(String eventType, Duration window) implements Feature {
    public DaysSince {
      check(window);
    }

    @Override
    public double value(List<Event> history, Instant at) {
      return inWindow(history, eventType, window, at)
          .map(event -> ChronoUnit.DAYS.between(day(event.occurredAt()), day(at)))
          .min(Long::compareTo)
          .orElse(window.toDays());
    }

    /** At midnight, or when the last one leaves the window. */
    @Override
    public Instant nextChange(List<Event> history, Instant at) {
      Instant midnight = Purchases.nextMidnight(at);
      return inWindow(history, eventType, window, at)
          .map(Event::occurredAt)
          .max(Instant::compareTo)
          .map(last -> last.plus(window))
          .map(leaves -> leaves.isBefore(midnight) ? leaves : midnight)
          .orElse(Instant.MAX);
    }

    private static LocalDate day(Instant at) {
      return Purchases.day(at);
    }
  }

  private static void check(Duration window) {
    if (window.isNegative() || window.isZero() || window.compareTo(LONGEST_WINDOW) >= 0) {
      throw new IllegalArgumentException(
          "a window is longer than zero and shorter than 36525 days");
    }
  }

  private static Stream<Event> inWindow(
      List<Event> history, String eventType, Duration window, Instant at) {
    Instant start = at.minus(window);
    return history.stream()
        .filter(event -> event.type().equals(eventType))
        .filter(event -> event.occurredAt().isAfter(start) && !event.occurredAt().isAfter(at));
  }

  private static Instant firstLeaves(Stream<Event> events, Duration window) {
    return events
        .map(event -> event.occurredAt().plus(window))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }
}
