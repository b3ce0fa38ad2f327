package io.placet.gateway.transfer;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Records of CSV (RFC 4180) under the columns of a header. */
final class CsvRows implements Rows {
  private static final CsvMapper CSV = new CsvMapper();

  private final List<Column> columns;
  private final Map<Column, String> defaults;
  private final ObjectReader reader;

  CsvRows(Header header, Map<Column, String> defaults) {
    this.columns = header.columns();
    this.defaults = Map.copyOf(defaults);
    this.reader = readerOf(header.separator());
  }

  private static ObjectReader readerOf(char separator) {
    return CSV.readerFor(String[].class)
        .with(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  /** The values of one record, whatever its columns. */
  static String[] values(byte[] record, char separator) throws LineFault {
    return values(record, readerOf(separator));
  }

  private static String[] values(byte[] record, ObjectReader reader) throws LineFault {
    try {
      return reader.readValue(record);
    } catch (IOException malformed) {
      throw new LineFault("", "values as RFC 4180 writes them, in UTF-8");
    }
  }

  @Override
  public Row read(byte[] record) throws LineFault {
    String[] values = values(record, reader);
    if (values.length != columns.size()) {
      throw new LineFault("", "as many values as the header has columns: " + columns.size());
    }
    Row row = new Row(defaults);
    for (int i = 0; i < values.length; i++) {
      row.put(columns.get(i), values[i]);
    }
    return row;
  }
}
