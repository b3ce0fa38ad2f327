package io.placet.dashboards.insight;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sheet as RFC 4180 has it; what is not there is an empty field. */
final class Csv {
  private static final String NEW_LINE = "\r\n";

  /** What makes a spreadsheet run a text. */
  private static final String RUNS = "=+-@\t\r";

  private Csv() {}

  static String of(Sheet sheet) {
    StringBuilder csv = new StringBuilder();
    csv.append(
            sheet.columns().stream()
                .map(column -> text(column.name()))
                .collect(Collectors.joining(",")))
        .append(NEW_LINE);
    for (List<@Nullable Object> row : sheet.rows()) {
      csv.append(row.stream().map(Csv::field).collect(Collectors.joining(","))).append(NEW_LINE);
    }
    return csv.toString();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof String text ? text(text) : value.toString();
  }

  private static String text(String text) {
    String safe = !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean isPlain = safe.chars().noneMatch(letter -> "\",\r\n".indexOf(letter) >= 0);
    return isPlain && !safe.isEmpty() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
