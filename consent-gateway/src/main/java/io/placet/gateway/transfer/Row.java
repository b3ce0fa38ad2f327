package io.placet.gateway.transfer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The values of one line; blank ones are absent. */
final class Row {
  private final Map<Column, String> values = new EnumMap<>(Column.class);

  /** The values that hold where a line has none. */
  Row(Map<Column, String> defaults) {
    values.putAll(defaults);
  }

  void put(Column column, String value) {
    String stripped = value.strip();
    if (!stripped.isEmpty()) {
      values.put(column, stripped);
    }
  }

  Optional<String> get(Column column) {
    return Optional.ofNullable(values.get(column));
  }
}
