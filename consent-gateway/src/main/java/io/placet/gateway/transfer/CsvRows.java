package io.placet.gateway.transfer;

import io.placet.gateway.upload.CsvValues;
import java.util.List;
import java.util.Map;

/** Records of CSV (RFC 4180) under the columns of a header. */
final class CsvRows implements Rows {
  private final List<Column> columns;
  private final Map<Column, String> defaults;
  private final CsvValues reader;

  CsvRows(Header header, Map<Column, String> defaults) {
    this.columns = header.columns();
    this.defaults = Map.copyOf(defaults);
    this.reader = new CsvValues(header.separator());
  }

  @Override
  public Row read(byte[] record) throws LineFault {
    List<String> values = reader.of(record).orElseThrow(() -> new LineFault("", CsvValues.ALLOWED));
    if (values.size() != columns.size()) {
      throw new LineFault("", "as many values as the header has columns: " + columns.size());
    }
    Row row = new Row(defaults);
    for (int i = 0; i < values.size(); i++) {
      row.put(columns.get(i), values.get(i));
    }
    return row;
  }
}
