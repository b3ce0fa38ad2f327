package io.placet.gateway.http;

import java.util.List;
import java.util.regex.Pattern;

/** Lines of CSV (RFC 4180). */
public final class CsvText {
  /** Which a spreadsheet takes for the number that it is. */
  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{1,15}");

  private CsvText() {}

  /** Appends a line; what a spreadsheet would run begins with an apostrophe. */
  public static void line(StringBuilder into, List<String> values) {
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
    String text = runs(value) ? "'" + value : value;
    if (text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      into.append(text);
    } else {
      into.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
  }

  private static boolean runs(String value) {
    return !value.isEmpty()
        && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
        && !PHONE.matcher(value).matches();
  }
}
