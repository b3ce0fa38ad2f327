package io.placet.domain.insight;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * How long a window of a metric is. Windows follow each other without gap, in the register's zone.
 */
public enum Period {
  HOUR,
  DAY,
  /** From Monday on, as ISO 8601 has it. */
  WEEK,
  MONTH;

  /** The first instant of the window that an instant lies in. */
  public Instant start(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return switch (this) {
      // an hour that a change of the clock repeats is two windows
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
      case WEEK ->
          local
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay(zone)
              .toInstant();
      case MONTH -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
    };
  }

  /** The first instant after a window. */
  public Instant end(Instant start, ZoneId zone) {
    ZonedDateTime local = start.atZone(zone);
    return switch (this) {
      case HOUR -> start.plus(1, ChronoUnit.HOURS);
      case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
      case WEEK -> local.toLocalDate().plusWeeks(1).atStartOfDay(zone).toInstant();
      case MONTH -> local.toLocalDate().plusMonths(1).atStartOfDay(zone).toInstant();
    };
  }

  /** As the register writes it, such as {@code day}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many windows end in a month at most; an hour that a change of the clock repeats counts. */
  public int mostInAMonth() {
    return switch (this) {
      case HOUR -> 31 * 24 + 1;
      case DAY -> 31;
      case WEEK -> 5;
      case MONTH -> 1;
    };
  }
}
