package io.placet.dashboards.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns and rows, as an answer or a file has them.
 *
 * @param rows of numbers, texts, booleans, instants of local time, days, or null
 * @param truncated whether there are more rows
 */
record Sheet(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated) {
  /**
   * Of a column.
   *
   * @param type as DuckDB names it
   */
  record Column(String name, String type) {}

  Sheet {
    columns = List.copyOf(columns);
  }
}
