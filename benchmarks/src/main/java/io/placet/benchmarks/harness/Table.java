package io.placet.benchmarks.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Results in columns that line up: words to the left, numbers to the right. */
record Table(List<List<String>> rows) {
  private static final List<String> HEAD =
      List.of(
          "bench", "metric", "unit", "value", "floor", "ratio", "p50", "p99", "max", "low", "high",
          "size");
  private static final int WORDS = 3;
  private static final String GAP = "  ";

  Table {
    rows = rows.stream().map(List::copyOf).toList();
  }

  static Table of(List<Result> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    results.forEach(result -> rows.add(row(result)));
    return new Table(rows);
  }

  private static List<String> row(Result result) {
    Map<String, Double> details = result.details();
    List<String> row = new ArrayList<>(List.of(result.bench(), result.metric(), result.unit()));
    row.add(number(result.value()));
    row.add(cell(result.floor()));
    row.add(result.ratio().map(share -> String.format(Locale.ROOT, "%.2f", share)).orElse(""));
    for (String detail : HEAD.subList(6, 11)) {
      row.add(cell(Optional.ofNullable(details.get(detail))));
    }
    row.add(result.size() > 0 ? number((double) result.size()) : "");
    return row;
  }

  private static String cell(Optional<Double> number) {
    return number.map(Table::number).orElse("");
  }

  /** Whole from 100 on, where tenths say nothing. */
  private static String number(double number) {
    return String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.2f" : "%,.0f", number);
  }

  List<String> lines() {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, column -> Math.max(widths[column], row.get(column).length()));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      String pad = " ".repeat(widths[column] - row.get(column).length());
      cells.add(column < WORDS ? row.get(column) + pad : pad + row.get(column));
    }
    return String.join(GAP, cells).stripTrailing();
  }
}
