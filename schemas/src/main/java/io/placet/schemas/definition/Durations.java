package io.placet.schemas.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as definitions write them: ISO 8601, of weeks, or of days and less. A month or a year
 * has no length of its own.
 */
final class Durations {
  private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,6})W");
  private static final int DAYS_IN_A_WEEK = 7;
  private static final long DAYS_IN_A_MONTH = 30;
  private static final long DAYS_IN_A_YEAR = 365;

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  static Duration parse(String text) {
    Matcher weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      return Duration.ofDays(Long.parseLong(weeks.group(1)) * DAYS_IN_A_WEEK);
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException other) {
      throw new IllegalArgumentException(
          days(text) > 0
              ? "months and years have no fixed length: days are needed, such as P"
                  + days(text)
                  + "D"
              : "an ISO 8601 duration such as P90D or PT2M is needed; a year is P365D",
          other);
    }
  }

  /** About as many; 0 for what is no period of months or years that are worth a hint. */
  private static long days(String text) {
    try {
      Period period = Period.parse(text);
      if (period.toTotalMonths() == 0) {
        return 0;
      }
      long years = period.getYears() * DAYS_IN_A_YEAR;
      return Math.max(0, years + period.getMonths() * DAYS_IN_A_MONTH + period.getDays());
    } catch (DateTimeException malformed) {
      return 0;
    }
  }
}
