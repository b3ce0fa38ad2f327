package io.placet.domain.verdict;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of {@code verdict/golden.md}, each with the circumstances its section names. */
final class VerdictTable {
  /** When a section names no instant: a Monday, 11:00 in Paris, when one may call. */
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  /**
   * One contact, one question, one answer.
   *
   * @param contact what is known of the contact, words as the file explains them
   */
  record Cell(
      String section, Instant now, String contact, String asked, String records, String verdict) {
    @Override
    public String toString() {
      return section + " > " + asked + ": [" + records + "] is " + verdict;
    }
  }

  private final List<Cell> cells = new ArrayList<>();
  private String section = "";
  private Instant now = NOW;
  private String contact = "";
  private List<String> header = List.of();

  private VerdictTable() {}

  static List<Cell> cells() {
    VerdictTable table = new VerdictTable();
    text().lines().forEach(table::read);
    return table.cells;
  }

  private void read(String line) {
    if (line.startsWith("## ")) {
      section = line.substring(3);
      now = NOW;
      contact = "";
      header = List.of();
    } else if (line.startsWith("At: ")) {
      now = Instant.parse(line.substring(4).strip());
    } else if (line.startsWith("Contact: ")) {
      contact = line.substring(9).strip();
    } else if (!line.startsWith("|")) {
      header = List.of();
    } else if (!line.startsWith("|---")) {
      row(Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList());
    }
  }

  private void row(List<String> row) {
    if (header.isEmpty()) {
      header = row;
    } else if (header.get(0).equals("asked")) {
      add(row.get(0), row.get(1), row.get(2));
    } else {
      for (int column = 1; column < header.size() - 1; column++) {
        add(header.get(column), row.get(0), row.get(column));
      }
    }
  }

  private void add(String asked, String records, String verdict) {
    cells.add(new Cell(section, now, contact, asked, records, verdict));
  }

  private static String text() {
    try (InputStream file =
        requireNonNull(VerdictTable.class.getResourceAsStream("/verdict/golden.md"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
