package io.placet.fit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * A line of a table. What is wrong is said by line and column, with what is allowed and without the
 * cell, for it may name a person.
 *
 * @param line counted from 1, the header's
 */
record Row(CSVRecord cells, long line) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final int DAY_LENGTH = "2026-01-31".length();

  String text(String column) throws FitStopped {
    String cell = cells.get(column);
    if (cell.isBlank()) {
      throw wrong(column, "a text");
    }
    return cell;
  }

  /** The day in UTC. */
  LocalDate day(String column) throws FitStopped {
    String cell = cells.get(column);
    try {
      if (cell.length() == DAY_LENGTH) {
        return LocalDate.parse(cell);
      }
      String time = cell.replace(' ', 'T');
      return time.endsWith("Z") || time.lastIndexOf('+') > 0 || time.lastIndexOf('-') > DAY_LENGTH
          ? OffsetDateTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
          : LocalDateTime.parse(time).toLocalDate();
    } catch (DateTimeException malformed) {
      throw wrong(
          column,
          "a day or time such as 2026-01-31, 2026-01-31 10:00:00 (UTC) or"
              + " 2026-01-31T10:00:00Z");
    }
  }

  double amount(String column) throws FitStopped {
    String cell = cells.get(column);
    if (!NUMBER.matcher(cell).matches() || cell.startsWith("-")) {
      throw wrong(column, "a number from 0 such as 12.50; leave refunds out");
    }
    return Double.parseDouble(cell);
  }

  double number(String column) throws FitStopped {
    String cell = cells.get(column);
    if (!NUMBER.matcher(cell).matches()) {
      throw wrong(column, "a number such as 3 or -12.50");
    }
    return Double.parseDouble(cell);
  }

  boolean flag(String column) throws FitStopped {
    return switch (cells.get(column)) {
      case "1" -> true;
      case "0" -> false;
      default -> throw wrong(column, "0, 1");
    };
  }

  private FitStopped wrong(String column, String allowed) {
    return new FitStopped(
        FitStopped.WRONG_USE, "line %d, column %s: allowed: %s".formatted(line, column, allowed));
  }
}
