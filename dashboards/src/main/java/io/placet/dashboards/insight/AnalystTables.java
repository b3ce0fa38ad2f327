package io.placet.dashboards.insight;

import io.placet.domain.insight.Metric;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The database of SQL: for each metric a table with its dimensions as columns, and in them nothing
 * that an analyst may not see. A value under the display threshold never gets here. Filled from the
 * ledger by the thread that writes that.
 */
final class AnalystTables implements AutoCloseable {
  /** Where it is kept how far it is filled; a schema that no query may name. */
  private static final String OWN = "placet";

  private static final int ROWS_AT_ONCE = 100_000;

  private final DuckDBConnection connection;
  private final Grid grid;
  private final List<AnalystTable> tables;
  private final Ledger ledger;
  private long filledTo;

  private AnalystTables(DuckDBConnection connection, Grid grid, Ledger ledger) {
    this.ledger = ledger;
    this.connection = connection;
    this.grid = grid;
    List<AnalystTable> all = new ArrayList<>();
    grid.metrics().forEach(metric -> all.add(AnalystTable.of(metric)));
    all.add(AnalystTable.budget());
    all.add(AnalystTable.windows());
    tables = List.copyOf(all);
  }

  /** Opens them, empty if they were made for another register or another filling of the ledger. */
  static AnalystTables open(DuckDBConnection connection, Grid grid, Ledger ledger)
      throws SQLException {
    AnalystTables opened = new AnalystTables(connection, grid, ledger);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + OWN);
      statement.execute(
          "CREATE TABLE IF NOT EXISTS placet.filled (form VARCHAR NOT NULL, seq BIGINT NOT NULL)");
      try (ResultSet filled = statement.executeQuery("SELECT form, seq FROM placet.filled")) {
        if (filled.next() && filled.getString(1).equals(opened.form())) {
          opened.filledTo = filled.getLong(2);
          return opened;
        }
      }
    }
    opened.clear();
    return opened;
  }

  /** Of all that they follow from: with another register or ledger the tables are other ones. */
  private String form() {
    CRC32C sum = new CRC32C();
    StringBuilder all = new StringBuilder(ledger.life() + grid.zone().getId());
    for (Metric metric : grid.metrics()) {
      all.append('\n').append(metric.ref()).append(' ').append(grid.suppressedBelow(metric));
    }
    tables.forEach(table -> all.append('\n').append(table.createStatement()));
    sum.update(all.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(sum.getValue(), 8);
  }

  List<AnalystTable> tables() {
    return tables;
  }

  /** A connection of its own for a thread that reads; whoever asks closes it. */
  DuckDBConnection reader() throws SQLException {
    return DuckDb.reader(connection);
  }

  /** Empties all. */
  void clear() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        PreparedStatement filled =
            connection.prepareStatement("INSERT INTO placet.filled VALUES (?, 0)")) {
      for (String table : existing(statement)) {
        statement.execute("DROP TABLE " + DuckDb.quoted(table));
      }
      for (AnalystTable table : tables) {
        statement.execute(table.createStatement());
      }
      statement.execute("DELETE FROM placet.filled");
      filled.setString(1, form());
      filled.execute();
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
    filledTo = 0;
  }

  private static List<String> existing(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** Adds what the ledger has more than these. */
  void fill(Connection reader) throws SQLException {
    long upTo = ledger.newestSeq();
    while (filledTo < upTo) {
      long next = Math.min(upTo, filledTo + ROWS_AT_ONCE);
      connection.setAutoCommit(false);
      try (PreparedStatement filled =
          connection.prepareStatement("UPDATE placet.filled SET seq = ?")) {
        for (Metric metric : grid.metrics()) {
          Optional<FigureTable> table = ledger.table(metric.ref());
          if (table.isPresent()) {
            copy(metric, table.get(), reader, next);
          }
        }
        filled.setLong(1, next);
        filled.execute();
        connection.commit();
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
      filledTo = next;
    }
    copyShared(reader);
  }

  private void copy(Metric metric, FigureTable table, Connection reader, long upTo)
      throws SQLException {
    try (PreparedStatement rows =
            reader.prepareStatement(
                "SELECT window_start, window_end, value, variance, within95%s FROM %s WHERE seq > ? AND seq <= ?"
                    .formatted(table.columns(), table.name()));
        DuckDBAppender appender =
            connection.createAppender(
                DuckDBConnection.DEFAULT_SCHEMA, AnalystTable.nameOf(metric))) {
      rows.setLong(1, filledTo);
      rows.setLong(2, upTo);
      try (ResultSet row = rows.executeQuery()) {
        while (row.next()) {
          append(metric, table, row, appender);
        }
      }
    }
  }

  private void append(Metric metric, FigureTable table, ResultSet row, DuckDBAppender appender)
      throws SQLException {
    int scale = Meaning.scale(metric);
    long value = row.getLong(3);
    long within = row.getLong(5);
    appender.beginRow().append(local(row.getLong(1))).append(local(row.getLong(2)));
    for (int place = 0; place < table.dimensions().size(); place++) {
      appender.append(row.getString(6 + place));
    }
    boolean suppressed = value < grid.suppressedBelow(metric);
    if (suppressed) {
      appender.appendNull().appendNull().appendNull();
    } else {
      number(appender, value, scale);
      number(appender, value - within, scale);
      number(appender, value + within, scale);
    }
    appender.append(Math.sqrt(row.getDouble(4)) / Math.pow(10, scale)).append(suppressed).endRow();
  }

  private static void number(DuckDBAppender appender, long units, int scale) throws SQLException {
    if (scale == 0) {
      appender.append(units);
    } else {
      appender.append(BigDecimal.valueOf(units, scale));
    }
  }

  private LocalDateTime local(long epochMilli) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMilli), grid.zone());
  }

  /** Charges and windows are few: they are copied whole where there are more than before. */
  private void copyShared(Connection reader) throws SQLException {
    copyNew(
        reader,
        AnalystTable.BUDGET,
        "SELECT release_month, metric, version, CAST(rho AS DOUBLE), CAST(delta AS DOUBLE), cells FROM charges");
    copyNew(
        reader,
        AnalystTable.WINDOWS,
        "SELECT metric, version, local_start, window_end, refused FROM windows");
  }

  private void copyNew(Connection reader, String table, String query) throws SQLException {
    try (Statement here = connection.createStatement();
        Statement there = reader.createStatement()) {
      long have = count(here, DuckDb.quoted(table));
      if (count(there, "(" + query + ")") == have) {
        return;
      }
      connection.setAutoCommit(false);
      here.execute("DELETE FROM " + DuckDb.quoted(table));
      try (ResultSet rows = there.executeQuery(query);
          DuckDBAppender appender =
              connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
        while (rows.next()) {
          if (table.equals(AnalystTable.BUDGET)) {
            charge(rows, appender);
          } else {
            window(rows, appender);
          }
        }
      }
      connection.commit();
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static long count(Statement statement, String from) throws SQLException {
    try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + from)) {
      count.next();
      return count.getLong(1);
    }
  }

  private static void charge(ResultSet row, DuckDBAppender appender) throws SQLException {
    appender
        .beginRow()
        .append(row.getString(1))
        .append(row.getString(2))
        .append(row.getInt(3))
        .append(row.getDouble(4))
        .append(row.getDouble(5))
        .append(row.getInt(6))
        .endRow();
  }

  private void window(ResultSet row, DuckDBAppender appender) throws SQLException {
    appender
        .beginRow()
        .append(row.getString(1))
        .append(row.getInt(2))
        .append(row.getObject(3, LocalDateTime.class))
        .append(local(row.getLong(4)))
        .append(row.getBoolean(5))
        .endRow();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
