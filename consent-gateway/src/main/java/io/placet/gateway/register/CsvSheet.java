package io.placet.gateway.register;

import io.placet.gateway.register.Sheet.Section;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sheet as a table of texts (RFC 4180): section, number of the entry, name and value. Begins
 * with a byte-order mark, without which spreadsheets misread accents.
 */
final class CsvSheet {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What a spreadsheet would take for a formula. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CsvSheet() {}

  static String of(Sheet sheet, Words words) {
    StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
    append(
        csv,
        List.of(
            words.of("csv.section"),
            words.of("csv.entry"),
            words.of("csv.name"),
            words.of("csv.value")));
    for (Section section : sheet.sections()) {
      for (int entry = 0; entry < section.rows().size(); entry++) {
        for (int column = 0; column < section.columns().size(); column++) {
          append(
              csv,
              List.of(
                  section.title(),
                  String.valueOf(entry + 1),
                  section.columns().get(column),
                  section.rows().get(entry).get(column)));
        }
      }
    }
    return csv.toString();
  }

  private static void append(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().map(CsvSheet::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(String text) {
    boolean looksLikeFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return '"' + (looksLikeFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
