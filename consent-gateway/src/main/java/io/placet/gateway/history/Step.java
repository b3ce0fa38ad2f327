package io.placet.gateway.history;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The length of a history's steps, which begin with the hour, day, week (Monday), … of UTC. */
public enum Step {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  WEEK(ChronoUnit.WEEKS),
  MONTH(ChronoUnit.MONTHS),
  YEAR(ChronoUnit.YEARS);

  private final ChronoUnit unit;

  Step(ChronoUnit unit) {
    this.unit = unit;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Step> ofWireName(String name) {
    return Arrays.stream(values()).filter(step -> step.wireName().equals(name)).findFirst();
  }

  /** When the step begins in which an instant lies. */
  Instant startOf(Instant at) {
    ZonedDateTime time = at.atZone(ZoneOffset.UTC);
    ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> day.toInstant();
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
      case MONTH -> day.withDayOfMonth(1).toInstant();
      case YEAR -> day.withDayOfYear(1).toInstant();
    };
  }

  /** When the step after the one that begins then begins. */
  Instant after(Instant start) {
    return start.atZone(ZoneOffset.UTC).plus(1, unit).toInstant();
  }

  /** How many steps it takes to cover a range. */
  long covering(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return 0;
    }
    Instant lastStart = startOf(to.minusNanos(1));
    return unit.between(startOf(from).atZone(ZoneOffset.UTC), lastStart.atZone(ZoneOffset.UTC)) + 1;
  }
}
