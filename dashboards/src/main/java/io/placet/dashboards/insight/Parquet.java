package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Sheet.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as Parquet, written by a database of its own that reaches one folder: the one of SQL
 * reaches none.
 */
final class Parquet {
  private static final int MEMORY_MB = 128;
  private static final String FILE = "figures.parquet";

  private Parquet() {}

  static byte[] of(Sheet sheet) throws SQLException {
    try {
      Path folder = Files.createTempDirectory("placet-insights-").toRealPath();
      try {
        return write(sheet, folder);
      } finally {
        Files.deleteIfExists(folder.resolve(FILE));
        Files.deleteIfExists(folder);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static byte[] write(Sheet sheet, Path folder) throws SQLException, IOException {
    Path file = folder.resolve(FILE);
    try (DuckDBConnection connection = DuckDb.writer(folder, MEMORY_MB);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE sheet (" + columns(sheet.columns()) + ")");
      try (DuckDBAppender appender =
          connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "sheet")) {
        for (List<@Nullable Object> row : sheet.rows()) {
          appender.beginRow();
          for (Object value : row) {
            append(appender, value);
          }
          appender.endRow();
        }
      }
      statement.execute(
          "COPY sheet TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(file);
  }

  /** A name that comes twice gets a number behind it. */
  private static String columns(List<Column> columns) {
    return java.util.stream.IntStream.range(0, columns.size())
        .mapToObj(
            place -> {
              String name = columns.get(place).name();
              boolean comesBefore =
                  columns.subList(0, place).stream()
                      .anyMatch(other -> other.name().equalsIgnoreCase(name));
              return DuckDb.quoted(comesBefore ? name + "_" + (place + 1) : name)
                  + " "
                  + columns.get(place).type();
            })
        .collect(Collectors.joining(", "));
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof Boolean flag) {
      appender.append(flag.booleanValue());
    } else if (value instanceof Integer whole) {
      appender.append(whole.intValue());
    } else if (value instanceof Long whole) {
      appender.append(whole.longValue());
    } else if (value instanceof BigInteger whole) {
      appender.append(new BigDecimal(whole));
    } else if (value instanceof BigDecimal decimal) {
      appender.append(decimal);
    } else if (value instanceof Double number) {
      appender.append(number.doubleValue());
    } else if (value instanceof LocalDateTime time) {
      appender.append(time);
    } else if (value instanceof LocalDate day) {
      appender.append(day);
    } else {
      appender.append(value.toString());
    }
  }
}
