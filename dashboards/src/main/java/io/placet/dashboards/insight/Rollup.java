package io.placet.dashboards.insight;

import io.placet.domain.insight.Period;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Into what windows are put together.
 *
 * @param own the metric's period
 * @param period another one, longer or the same; or nothing for the whole span
 */
record Rollup(Period own, Optional<Period> period) {
  private static final int MOST_WINDOWS = 200_000;

  /** A part of a span, and how many windows of the metric lie in it. */
  record Part(Instant from, Instant until, int windows) {}

  /** Whether each window stands alone. */
  boolean isNone() {
    return period.filter(own::equals).isPresent();
  }

  String name() {
    return period.map(Period::wireName).orElse("total");
  }

  /** What SQL groups figures by. */
  String groupOfFigures() {
    return group(length -> "local_" + length.wireName());
  }

  /** What SQL groups windows by, over the column of local time. */
  String groupOfWindows() {
    return group(length -> "date_trunc('" + length.wireName() + "', local_start)");
  }

  private String group(Function<Period, String> longer) {
    return period.map(length -> isNone() ? "window_start" : longer.apply(length)).orElse("0");
  }

  /** The first instant of the part that a group of SQL stands for. */
  Instant start(Object group, Instant from, ZoneId zone) {
    if (period.isEmpty()) {
      return from;
    }
    if (isNone()) {
      return Instant.ofEpochMilli(((Number) group).longValue());
    }
    LocalDateTime local =
        group instanceof java.sql.Date day
            ? day.toLocalDate().atStartOfDay()
            : group instanceof java.time.LocalDate date
                ? date.atStartOfDay()
                : ((java.sql.Timestamp) group).toLocalDateTime();
    return local.toLocalDate().atStartOfDay(zone).toInstant();
  }

  /** The parts of a span, in order. */
  List<Part> parts(Instant from, Instant until, ZoneId zone) {
    List<Part> parts = new ArrayList<>();
    if (period.isEmpty()) {
      parts.add(new Part(from, until, windows(from, until, zone)));
      return parts;
    }
    Period length = period.get();
    Instant start = length.start(from, zone);
    int all = 0;
    while (start.isBefore(until)) {
      Instant end = length.end(start, zone);
      int windows = isNone() ? 1 : windows(start, end, zone);
      all += windows;
      requireFew(all);
      parts.add(new Part(start, end, windows));
      start = end;
    }
    if (isNone() && !parts.isEmpty() && parts.get(0).from().isBefore(from)) {
      parts.remove(0);
    }
    return parts;
  }

  private int windows(Instant from, Instant until, ZoneId zone) {
    int windows = 0;
    Instant start = own.start(from, zone);
    while (start.isBefore(until)) {
      windows += start.isBefore(from) ? 0 : 1;
      requireFew(windows);
      start = own.end(start, zone);
    }
    return windows;
  }

  private static void requireFew(int windows) {
    if (windows > MOST_WINDOWS) {
      throw InsightProblem.badRequest(
          "the span holds more than %d windows; ask for a shorter one".formatted(MOST_WINDOWS));
    }
  }
}
