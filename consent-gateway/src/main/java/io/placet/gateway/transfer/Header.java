package io.placet.gateway.transfer;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.upload.CsvValues;
import io.placet.gateway.upload.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a CSV file.
 *
 * @param columns in the file's order
 * @param separator between them: a comma, a semicolon or a tab
 */
record Header(List<Column> columns, char separator) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  Header {
    columns = List.copyOf(columns);
  }

  /**
   * Reads it.
   *
   * @param mapping from names of the file to ours
   * @throws ApiException where a column is none of ours, with those that are; the header is not
   *     repeated, for a file without one begins with somebody's data
   */
  static Header parse(RawRecord first, Map<String, String> mapping) {
    String text = new String(first.bytes(), StandardCharsets.UTF_8);
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    char separator = CsvValues.separatorOf(text);
    List<Column> columns = new ArrayList<>();
    for (String name : names(text, separator, first)) {
      int position = columns.size() + 1;
      Column column = column(mapping.getOrDefault(name.strip(), name.strip()), position);
      if (columns.contains(column)) {
        throw ApiException.badRequest(
            "header: each column once, but column " + position + " was there before");
      }
      columns.add(column);
    }
    if (!columns.contains(Column.CONTACT)) {
      throw ApiException.badRequest("header: a column contact is needed");
    }
    return new Header(columns, separator);
  }

  private static List<String> names(String text, char separator, RawRecord first) {
    Optional<List<String>> names =
        first.fault().isPresent()
            ? Optional.empty()
            : new CsvValues(separator).of(text.getBytes(StandardCharsets.UTF_8));
    return names.orElseThrow(
        () -> ApiException.badRequest("header: " + first.fault().orElse(CsvValues.ALLOWED)));
  }

  private static Column column(String name, int position) {
    return Column.of(name)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "header: column "
                        + position
                        + " is none of "
                        + Column.allowed()
                        + "; a mapping of the import may rename it"));
  }
}
