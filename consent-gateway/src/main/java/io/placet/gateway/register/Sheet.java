package io.placet.gateway.register;

import java.util.List;

/**
 * The record of processing activities, in one language, before it is HTML or CSV.
 *
 * @param language BCP 47
 */
record Sheet(String language, String title, List<Section> sections) {
  Sheet {
    sections = List.copyOf(sections);
  }

  /**
   * A part of it.
   *
   * @param columns their names
   * @param rows texts, one for each column
   */
  record Section(String title, List<String> columns, List<List<String>> rows) {
    Section {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("a row of " + title + " has not one text a column");
      }
    }
  }
}
