package io.placet.gateway.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/**
 * Instants as senders write them (RFC 3339). Nearly all write {@code 2026-11-23T10:00:00.000Z} or
 * {@code 2026-11-23T10:00:00Z}, which are read without the general parser: it takes a twentieth of
 * the time that an event does.
 */
final class IsoInstants {
  private static final String WITH_MILLIS = "0000-00-00T00:00:00.000Z";
  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final int SECONDS_A_MINUTE = 60;
  private static final int HOURS_A_DAY = 24;

  private IsoInstants() {}

  /**
   * Reads a text.
   *
   * @throws DateTimeParseException if it is none
   */
  static Instant parse(String text) {
    if (isLike(text, WITH_MILLIS)) {
      return usual(text, number(text, 20, 23));
    }
    return isLike(text, SECONDS) ? usual(text, 0) : OffsetDateTime.parse(text).toInstant();
  }

  /** Whether it has digits where a form has zeros, and else is the form. */
  private static boolean isLike(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char is = text.charAt(at);
      char asked = form.charAt(at);
      if (asked == '0' ? is < '0' || is > '9' : is != asked) {
        return false;
      }
    }
    return true;
  }

  private static Instant usual(String text, int millis) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour >= HOURS_A_DAY || minute >= SECONDS_A_MINUTE || second >= SECONDS_A_MINUTE) {
      throw new DateTimeParseException("no time of the day", text, 11);
    }
    try {
      long days =
          LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      return Instant.ofEpochSecond(
          TimeUnit.DAYS.toSeconds(days)
              + TimeUnit.HOURS.toSeconds(hour)
              + TimeUnit.MINUTES.toSeconds(minute)
              + second,
          TimeUnit.MILLISECONDS.toNanos(millis));
    } catch (DateTimeException noDate) {
      throw new DateTimeParseException("no date", text, 0, noDate);
    }
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = 10 * number + text.charAt(at) - '0';
    }
    return number;
  }
}
