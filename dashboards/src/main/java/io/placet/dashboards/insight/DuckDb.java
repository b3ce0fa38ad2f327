package io.placet.dashboards.insight;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * Opens databases, each an instance of its own with settings that no statement can change.
 *
 * <p>None reaches a file but its own, the network, or an extension that is not built in.
 */
final class DuckDb {
  private static final String IN_MEMORY = "jdbc:duckdb:";

  private DuckDb() {}

  /** All that was released, which no analyst's SQL reaches. */
  static DuckDBConnection ledger(Optional<Path> file, int memoryMb) throws SQLException {
    return open(file, closed(memoryMb, 2));
  }

  /** What analysts see; a query that does not fit the memory ends, for nothing goes to disk. */
  static DuckDBConnection analysts(Optional<Path> file, int memoryMb) throws SQLException {
    Properties settings = closed(memoryMb, 2);
    settings.setProperty("max_temp_directory_size", "0KB");
    return open(file, settings);
  }

  /** Writes files into one folder, and reads none. */
  static DuckDBConnection writer(Path folder, int memoryMb) throws SQLException {
    Properties settings = closed(memoryMb, 1);
    settings.setProperty("allowed_directories", "['" + folder + "/']");
    return open(Optional.empty(), settings);
  }

  private static Properties closed(int memoryMb, int threads) {
    Properties settings = new Properties();
    settings.setProperty("enable_external_access", "false");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("allow_community_extensions", "false");
    settings.setProperty("allow_unsigned_extensions", "false");
    settings.setProperty("allow_persistent_secrets", "false");
    settings.setProperty("memory_limit", memoryMb + "MB");
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("lock_configuration", "true");
    return settings;
  }

  private static DuckDBConnection open(Optional<Path> file, Properties settings)
      throws SQLException {
    String url = file.map(path -> IN_MEMORY + path.toAbsolutePath()).orElse(IN_MEMORY);
    return DriverManager.getConnection(url, settings).unwrap(DuckDBConnection.class);
  }

  /**
   * Another connection to the same, for a thread that reads: each of its questions sees what is
   * committed then. One made of a connection that is in a transaction would begin one too, and see
   * for ever what there was.
   */
  static DuckDBConnection reader(DuckDBConnection connection) throws SQLException {
    DuckDBConnection reader = connection.duplicate().unwrap(DuckDBConnection.class);
    reader.setAutoCommit(true);
    return reader;
  }

  /** A name as SQL has it, whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
