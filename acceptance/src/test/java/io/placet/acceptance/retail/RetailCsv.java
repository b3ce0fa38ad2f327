package io.placet.acceptance.retail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the file's lines; it knows quotes, and that no cell of this file spans two lines. */
final class RetailCsv {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  private RetailCsv() {}

  static List<RetailLine> read(Path file) throws IOException {
    List<RetailLine> lines = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader = new BufferedReader(new InputStreamReader(plain, UTF_8))) {
      if (!HEADER.equals(reader.readLine())) {
        throw new IOException(file + " has another header");
      }
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line(cells(line)));
      }
    }
    return lines;
  }

  private static RetailLine line(List<String> cells) throws IOException {
    if (cells.size() != 8) {
      throw new IOException("a line of " + cells.size() + " cells: " + cells);
    }
    return new RetailLine(
        cells.get(0),
        Integer.parseInt(cells.get(3)),
        Instant.parse(cells.get(4).replace(' ', 'T') + "Z"),
        new BigDecimal(cells.get(5)),
        cells.get(6).replaceFirst("\\.0$", ""),
        cells.get(7));
  }

  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
