package io.placet.gateway.transfer;

import java.util.List;

/** Lines of CSV (RFC 4180). */
final class CsvText {
  private CsvText() {}

  static void line(StringBuilder into, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        into.append(',');
      }
      value(into, values.get(i));
    }
    into.append('\n');
  }

  private static void value(StringBuilder into, String value) {
    // a spreadsheet would run what begins so as a formula
    String text =
        !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    if (text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      into.append(text);
    } else {
      into.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }
}
