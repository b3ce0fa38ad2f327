package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Sheet.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Runs analysts' queries, each to the end or to a limit. */
final class SqlQueries implements AutoCloseable {
  private final SqlGuard guard;
  private final SqlLimits limits;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "insights-sql-clock");
            thread.setDaemon(true);
            return thread;
          });

  SqlQueries(SqlGuard guard, SqlLimits limits) {
    this.guard = guard;
    this.limits = limits;
  }

  /**
   * Runs a query.
   *
   * @param rows at most
   * @throws InsightProblem if it is not allowed, or ended at a limit
   */
  Sheet run(String sql, int rows, DuckDBConnection connection) throws SQLException {
    String bounded = guard.admit(sql, rows, connection);
    AtomicBoolean late = new AtomicBoolean();
    try (Statement transaction = connection.createStatement()) {
      transaction.execute("BEGIN TRANSACTION READ ONLY");
      try (Statement statement = connection.createStatement()) {
        ScheduledFuture<?> end =
            clock.schedule(
                () -> cancel(statement, late), limits.time().toMillis(), TimeUnit.MILLISECONDS);
        try {
          return read(statement, bounded, rows, late);
        } finally {
          end.cancel(false);
        }
      } catch (SQLException failed) {
        throw problem(failed, late.get());
      } finally {
        transaction.execute("ROLLBACK");
      }
    }
  }

  private static void cancel(Statement statement, AtomicBoolean late) {
    late.set(true);
    try {
      statement.cancel();
    } catch (SQLException over) {
      // it ended in the meantime
    }
  }

  private Sheet read(Statement statement, String sql, int most, AtomicBoolean late)
      throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData meta = result.getMetaData();
      List<Column> columns = new ArrayList<>();
      for (int place = 1; place <= meta.getColumnCount(); place++) {
        columns.add(new Column(meta.getColumnName(place), type(meta.getColumnTypeName(place))));
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      long bytes = 0;
      while (result.next()) {
        if (late.get()) {
          throw tooLate();
        }
        if (rows.size() == most) {
          return new Sheet(columns, rows, true);
        }
        List<@Nullable Object> row = new ArrayList<>();
        for (int place = 1; place <= columns.size(); place++) {
          Object value = value(result.getObject(place));
          bytes += value instanceof String text ? text.length() : Long.BYTES;
          row.add(value);
        }
        if (bytes > limits.bytes()) {
          throw InsightProblem.limit(
              "an answer has at most %d bytes; ask for fewer rows or columns"
                  .formatted(limits.bytes()));
        }
        rows.add(row);
      }
      return new Sheet(columns, rows, false);
    }
  }

  /** What a file can have; all else is text. */
  private static String type(String name) {
    String type = name.toUpperCase(Locale.ROOT);
    if (type.startsWith("DECIMAL")) {
      return type;
    }
    return switch (type) {
      case "BOOLEAN", "DATE", "TIMESTAMP", "DOUBLE", "BIGINT", "INTEGER" -> type;
      case "TINYINT", "SMALLINT" -> "INTEGER";
      case "HUGEINT" -> "DECIMAL(38,0)";
      case "FLOAT" -> "DOUBLE";
      default -> "VARCHAR";
    };
  }

  private static @Nullable Object value(@Nullable Object found) {
    if (found == null || found instanceof Boolean || found instanceof Long) {
      return found;
    }
    if (found instanceof Integer || found instanceof Short || found instanceof Byte) {
      return ((Number) found).intValue();
    }
    if (found instanceof Double || found instanceof Float) {
      double number = ((Number) found).doubleValue();
      return Double.isFinite(number) ? number : null;
    }
    if (found instanceof BigInteger || found instanceof BigDecimal || found instanceof LocalDate) {
      return found;
    }
    if (found instanceof java.sql.Timestamp time) {
      return time.toLocalDateTime();
    }
    if (found instanceof java.sql.Date day) {
      return day.toLocalDate();
    }
    return found instanceof LocalDateTime ? found : found.toString();
  }

  private InsightProblem tooLate() {
    return InsightProblem.limit(
        "a query has at most %s seconds; ask for less".formatted(limits.time().toSeconds()));
  }

  private InsightProblem problem(SQLException failed, boolean late) {
    String message = String.valueOf(failed.getMessage());
    if (late) {
      return tooLate();
    }
    if (message.contains("Out of Memory")) {
      return InsightProblem.limit(
          "all queries have %d MB together; ask for less".formatted(limits.memoryMb()));
    }
    return InsightProblem.badRequest(message.lines().findFirst().orElse("the query failed"));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
