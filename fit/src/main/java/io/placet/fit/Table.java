package io.placet.fit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file with a header (RFC 4180, UTF-8, commas; .gz is unpacked), read line by line. */
final class Table {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private final Path file;

  Table(Path file) {
    this.file = file;
  }

  /** Takes one line. */
  interface Reading {
    void row(Row row) throws FitStopped;
  }

  void read(List<String> columns, Reading reading) throws FitStopped {
    try (Reader text = open();
        CSVParser lines = parse(text)) {
      requireColumns(columns, lines.getHeaderNames());
      for (CSVRecord line : lines) {
        Row row = new Row(line, lines.getCurrentLineNumber());
        if (!line.isConsistent()) {
          throw new FitStopped(
              FitStopped.WRONG_USE,
              "line %d: %d cells, and the header has %d"
                  .formatted(row.line(), line.size(), lines.getHeaderNames().size()));
        }
        reading.row(row);
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private static CSVParser parse(Reader text) throws IOException, FitStopped {
    try {
      return FORMAT.parse(text);
    } catch (IllegalArgumentException badHeader) {
      throw new FitStopped(
          FitStopped.WRONG_USE, "line 1: every column has a name of its own", badHeader);
    }
  }

  private FitStopped unreadable(Exception unreadable) {
    return new FitStopped(
        FitStopped.WRONG_USE, "cannot read %s: %s".formatted(file, why(unreadable)), unreadable);
  }

  private static String why(Exception unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    // What commons-csv says would repeat the cell.
    boolean malformed =
        unreadable instanceof CSVException || unreadable.getCause() instanceof CSVException;
    return malformed ? "quotes are not closed" : String.valueOf(unreadable.getMessage());
  }

  private static void requireColumns(List<String> columns, List<String> header) throws FitStopped {
    for (String column : columns) {
      if (!header.contains(column)) {
        throw new FitStopped(
            FitStopped.WRONG_USE,
            "line 1: no column '%s'; the file has: %s"
                .formatted(column, String.join(", ", header)));
      }
    }
  }

  private Reader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    if (file.toString().endsWith(".gz")) {
      bytes = new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16));
    }
    byte[] mark = "\uFEFF".getBytes(UTF_8);
    bytes.mark(mark.length);
    if (!Arrays.equals(bytes.readNBytes(mark.length), mark)) {
      bytes.reset();
    }
    return new InputStreamReader(
        bytes,
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
