package io.placet.dashboards.insight;

import io.placet.domain.privacy.MetricRef;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that was released, as it was released: also what is under the display threshold, and what is
 * below 0. Of a cell the first value counts, whatever comes later. Written by one thread, together
 * with the position in the topic that it was read up to.
 */
final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** Of the tables of figures: a store of another one is emptied, to be filled anew. */
  private static final String LAYOUT = " 2";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS positions (topic_id VARCHAR NOT NULL, part INTEGER PRIMARY KEY, next_offset BIGINT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS state (zone VARCHAR NOT NULL, life VARCHAR NOT NULL, next_seq BIGINT NOT NULL)",
          "CREATE TABLE IF NOT EXISTS tables (number INTEGER PRIMARY KEY, metric VARCHAR NOT NULL, version INTEGER NOT NULL, dimensions VARCHAR[] NOT NULL)",
          "CREATE TABLE IF NOT EXISTS charges (release_month VARCHAR, metric VARCHAR, version INTEGER, rho VARCHAR NOT NULL, delta VARCHAR NOT NULL, cells INTEGER NOT NULL, most BIGINT NOT NULL, PRIMARY KEY (release_month, metric, version))",
          "CREATE TABLE IF NOT EXISTS windows ("
              + WindowAppender.COLUMNS
              + ", PRIMARY KEY (metric, version, window_start))");

  private final DuckDBConnection connection;
  private final ZoneId zone;
  private final Map<MetricRef, FigureTable> tables = new ConcurrentHashMap<>();
  private String life = "";
  private long nextSeq;

  private Ledger(DuckDBConnection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  /**
   * Opens it, or makes an empty one.
   *
   * @param file or nothing for one in memory
   * @param zone of the windows; with another one than before it is emptied, to be filled anew
   */
  static Ledger open(Optional<Path> file, ZoneId zone, int memoryMb) throws SQLException {
    Ledger ledger = new Ledger(DuckDb.ledger(file, memoryMb), zone);
    try {
      ledger.prepare();
      return ledger;
    } catch (SQLException | RuntimeException unusable) {
      ledger.close();
      throw unusable;
    }
  }

  private void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    Optional<String> before = readState();
    if (before.isPresent() && before.get().equals(form())) {
      readTables();
    } else {
      clear();
    }
  }

  private String form() {
    return zone.getId() + LAYOUT;
  }

  private Optional<String> readState() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet state = statement.executeQuery("SELECT zone, next_seq, life FROM state")) {
      if (!state.next()) {
        return Optional.empty();
      }
      nextSeq = state.getLong(2);
      life = state.getString(3);
      return Optional.of(state.getString(1));
    }
  }

  private void readTables() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT number, metric, version, dimensions FROM tables")) {
      while (rows.next()) {
        List<String> dimensions = new ArrayList<>();
        for (Object name : (Object[]) rows.getArray(4).getArray()) {
          dimensions.add(String.valueOf(name));
        }
        MetricRef metric = new MetricRef(rows.getString(2), rows.getInt(3));
        tables.put(metric, new FigureTable(rows.getInt(1), metric, dimensions));
      }
    }
  }

  /** A connection of its own for a thread that reads; whoever asks closes it. */
  DuckDBConnection reader() throws SQLException {
    return DuckDb.reader(connection);
  }

  /** Where a version of a metric is kept; nothing if nothing of it was released. */
  Optional<FigureTable> table(MetricRef metric) {
    return Optional.ofNullable(tables.get(metric));
  }

  /** Another one each time that it is emptied. */
  String life() {
    return life;
  }

  /** The number of the newest figure; known to the thread that writes. */
  long newestSeq() {
    return nextSeq - 1;
  }

  /** Up to where it was read; nothing if it was not. */
  Optional<Positions> positions() throws SQLException {
    Map<Integer, Long> next = new HashMap<>();
    String topicId = "";
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT topic_id, part, next_offset FROM positions")) {
      while (rows.next()) {
        topicId = rows.getString(1);
        next.put(rows.getInt(2), rows.getLong(3));
      }
    }
    return next.isEmpty() ? Optional.empty() : Optional.of(new Positions(topicId, next));
  }

  /** Takes all of it or nothing. */
  void apply(Released released, Positions reached) throws SQLException {
    Map<MetricRef, FigureTable> made = new HashMap<>();
    long seqBefore = nextSeq;
    connection.setAutoCommit(false);
    try {
      for (Map.Entry<MetricRef, List<FigureReleased>> metric : byMetric(released).entrySet()) {
        FigureTable table = tableFor(metric.getKey(), metric.getValue().get(0), made);
        List<FigureReleased> fitting = fitting(metric.getValue(), table);
        nextSeq = new FigureAppender(connection, zone).append(table, fitting, nextSeq);
      }
      for (BudgetCharged charge : released.charges()) {
        insert(charge);
      }
      new WindowAppender(connection, zone).append(released.windows());
      store(reached);
      connection.commit();
      tables.putAll(made);
    } catch (SQLException | RuntimeException failed) {
      nextSeq = seqBefore;
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static Map<MetricRef, List<FigureReleased>> byMetric(Released released) {
    Map<MetricRef, List<FigureReleased>> metrics = new LinkedHashMap<>();
    for (FigureReleased figure : released.figures()) {
      metrics
          .computeIfAbsent(
              new MetricRef(figure.getMetric(), figure.getVersion()), first -> new ArrayList<>())
          .add(figure);
    }
    return metrics;
  }

  private FigureTable tableFor(
      MetricRef metric, FigureReleased first, Map<MetricRef, FigureTable> made)
      throws SQLException {
    FigureTable known = tables.get(metric);
    if (known != null) {
      return known;
    }
    FigureTable table =
        new FigureTable(tables.size() + made.size() + 1, metric, first.getDimensions());
    try (Statement statement = connection.createStatement();
        PreparedStatement entry =
            connection.prepareStatement("INSERT INTO tables VALUES (?, ?, ?, ?)")) {
      statement.execute(table.createStatement(table.name()));
      entry.setInt(1, table.number());
      entry.setString(2, metric.id());
      entry.setInt(3, metric.version());
      entry.setArray(4, connection.createArrayOf("VARCHAR", table.dimensions().toArray()));
      entry.execute();
    }
    made.put(metric, table);
    return table;
  }

  /** A version never changes what its cells are told by: what says otherwise is no figure of it. */
  private static List<FigureReleased> fitting(List<FigureReleased> figures, FigureTable table) {
    List<FigureReleased> fitting =
        figures.stream()
            .filter(
                figure ->
                    figure.getDimensions().equals(table.dimensions())
                        && figure.getCell().size() == table.dimensions().size())
            .toList();
    if (fitting.size() < figures.size()) {
      LOG.atWarn()
          .addKeyValue("metric", table.metric())
          .addKeyValue("figures", figures.size() - fitting.size())
          .log("Figures of other dimensions than their metric's were left out");
    }
    return fitting;
  }

  private void insert(BudgetCharged charge) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("INSERT OR IGNORE INTO charges VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      row.setString(1, charge.getMonth());
      row.setString(2, charge.getMetric());
      row.setInt(3, charge.getVersion());
      row.setString(4, charge.getRho());
      row.setString(5, charge.getDelta());
      row.setInt(6, charge.getCells());
      row.setLong(7, charge.getMost());
      row.execute();
    }
  }

  private void store(Positions reached) throws SQLException {
    try (PreparedStatement row =
            connection.prepareStatement("INSERT OR REPLACE INTO positions VALUES (?, ?, ?)");
        PreparedStatement state = connection.prepareStatement("UPDATE state SET next_seq = ?")) {
      for (Map.Entry<Integer, Long> next : reached.next().entrySet()) {
        row.setString(1, reached.topicId());
        row.setInt(2, next.getKey());
        row.setLong(3, next.getValue());
        row.execute();
      }
      state.setLong(1, nextSeq);
      state.execute();
    }
  }

  /** Forgets all, so that it is filled anew from the topic's beginning. */
  void clear() throws SQLException {
    String next = UUID.randomUUID().toString();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        PreparedStatement state =
            connection.prepareStatement("INSERT INTO state VALUES (?, ?, 1)")) {
      readTables();
      for (FigureTable table : tables.values()) {
        statement.execute("DROP TABLE " + table.name());
      }
      for (String table : List.of("positions", "state", "tables", "charges", "windows")) {
        statement.execute("DELETE FROM " + table);
      }
      state.setString(1, form());
      state.setString(2, next);
      state.execute();
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
    tables.clear();
    life = next;
    nextSeq = 1;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
