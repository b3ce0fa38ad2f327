package io.placet.gateway.upload;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The values of a CSV record (RFC 4180) between its separators. */
public final class CsvValues {
  /** What is allowed of a record that cannot be read. */
  public static final String ALLOWED = "values as RFC 4180 writes them, in UTF-8";

  private static final CsvMapper CSV = new CsvMapper();

  private final ObjectReader reader;

  public CsvValues(char separator) {
    reader =
        CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  /** The values of one record; empty where it is none. */
  public Optional<List<String>> of(byte[] record) {
    try {
      String[] values = reader.readValue(record);
      return Optional.of(List.of(values));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** The first of a header's characters that may separate: a comma, a semicolon or a tab. */
  public static char separatorOf(String header) {
    return header
        .chars()
        .filter(c -> c == ',' || c == ';' || c == '\t')
        .mapToObj(c -> (char) c)
        .findFirst()
        .orElse(',');
  }
}
