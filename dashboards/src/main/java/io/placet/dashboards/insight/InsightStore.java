package io.placet.dashboards.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.duckdb.DuckDBConnection;

/**
 * The released figures, filled from their topic for as long as it is open. All it holds can be made
 * from the topic again: its files may be deleted while it is closed.
 */
public final class InsightStore implements AutoCloseable {
  private static final int LEDGER_MB = 256;
  private static final int ANALYSTS_MB = 256;
  private static final String LEDGER = "ledger.duckdb";
  private static final String ANALYSTS = "analysts.duckdb";

  /** Whether it can be asked. */
  enum State {
    /** It is being filled up to where the topic was. */
    FILLING,
    READY,
    /** It no longer follows the topic; what it says would be old. */
    FAILED
  }

  private final Grid grid;
  private final Ledger ledger;
  private final AnalystTables analysts;
  private final Connection reader;
  private final Entries entries = new Entries();
  private final InsightFollower follower;
  private final CompletableFuture<Void> filled = new CompletableFuture<>();
  private volatile State state = State.FILLING;

  private InsightStore(
      InsightsConfig config, Ledger ledger, AnalystTables analysts, Connection reader) {
    this.grid = config.grid();
    this.ledger = ledger;
    this.analysts = analysts;
    this.reader = reader;
    this.follower = new InsightFollower(config.bootstrapServers(), new Filling());
  }

  /**
   * Opens it and begins to fill it. Waits for files; not for Kafka, which may come later.
   *
   * @throws StoreException if its files cannot be used, with what to do about it
   */
  public static InsightStore open(InsightsConfig config) {
    try {
      config.folder().ifPresent(folder -> prepare(folder, config.rebuild()));
      return open(config, Ledger.open(file(config, LEDGER), config.grid().zone(), LEDGER_MB));
    } catch (SQLException | UncheckedIOException unusable) {
      String where = config.folder().map(Path::toString).orElse("memory");
      throw new StoreException(
          "The store of figures in %s cannot be opened (%s); its files can be deleted while nothing runs on them, it is filled from Kafka again"
              .formatted(where, unusable.getMessage()),
          unusable);
    }
  }

  private static InsightStore open(InsightsConfig config, Ledger ledger) throws SQLException {
    try {
      DuckDBConnection sql = DuckDb.analysts(file(config, ANALYSTS), ANALYSTS_MB);
      AnalystTables analysts = AnalystTables.open(sql, config.grid(), ledger);
      InsightStore store = new InsightStore(config, ledger, analysts, ledger.reader());
      store.follower.start();
      return store;
    } catch (SQLException | RuntimeException unusable) {
      ledger.close();
      throw unusable;
    }
  }

  private static Optional<Path> file(InsightsConfig config, String name) {
    return config.folder().map(folder -> folder.resolve(name));
  }

  private static void prepare(Path folder, boolean rebuild) {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(LEDGER)) || rebuild) {
        for (String name : List.of(LEDGER, ANALYSTS)) {
          Files.deleteIfExists(folder.resolve(name));
          Files.deleteIfExists(folder.resolve(name + ".wal"));
        }
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  Grid grid() {
    return grid;
  }

  Ledger ledger() {
    return ledger;
  }

  AnalystTables analysts() {
    return analysts;
  }

  SqlGuard sqlGuard(int characters) throws SQLException {
    try (DuckDBConnection connection = analysts.reader()) {
      return new SqlGuard(analysts.tables(), characters, connection);
    }
  }

  State state() {
    return state;
  }

  /** Completes once it holds what the topic held when it was opened; exceptionally if it cannot. */
  public CompletableFuture<Void> filled() {
    return filled.copy();
  }

  /** What the follower does, on its thread. */
  private final class Filling implements InsightFollower.Sink {
    @Override
    public Optional<Positions> positions() throws SQLException {
      return ledger.positions();
    }

    @Override
    public void take(ConsumerRecords<byte[], byte[]> records, Positions reached)
        throws SQLException {
      Released released = entries.read(records);
      ledger.apply(released, reached);
      // Until the store is full nobody asks, and all of it is copied at once.
      if (state == State.READY && !released.isEmpty()) {
        analysts.fill(reader);
      }
    }

    @Override
    public void clear() throws SQLException {
      ledger.clear();
      analysts.clear();
    }

    @Override
    public void caughtUp() throws SQLException {
      analysts.fill(reader);
      state = State.READY;
      filled.complete(null);
    }

    @Override
    public void failed(Exception why) {
      state = State.FAILED;
      filled.completeExceptionally(why);
    }
  }

  @Override
  public void close() {
    follower.close();
    try (ledger;
        analysts;
        reader) {
      state = State.FILLING;
    } catch (SQLException unclean) {
      throw new StoreException("The store of figures was not closed cleanly", unclean);
    }
  }
}
