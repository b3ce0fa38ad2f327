package io.placet.dashboards.insight;

import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.insight.InsightCodec;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Adds windows to the ledger. Of a window the first counts.
 *
 * @param zone of their local times
 */
record WindowAppender(DuckDBConnection connection, ZoneId zone) {
  /** Of the table {@code windows}. */
  static final String COLUMNS =
      "metric VARCHAR, version INTEGER, window_start BIGINT, window_end BIGINT NOT NULL, local_start TIMESTAMP NOT NULL, refused BOOLEAN NOT NULL";

  /** All at once: a statement for each would take most of the time of filling. */
  void append(List<WindowReleased> windows) throws SQLException {
    if (windows.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE new_windows (" + COLUMNS + ")");
      try (DuckDBAppender appender =
          connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "new_windows")) {
        Set<String> seen = new HashSet<>();
        for (WindowReleased window : windows) {
          if (seen.add(InsightCodec.metric(window) + " " + window.getFrom())) {
            append(window, appender);
          }
        }
      }
      statement.execute("INSERT OR IGNORE INTO windows SELECT * FROM new_windows");
      statement.execute("DROP TABLE new_windows");
    }
  }

  private void append(WindowReleased window, DuckDBAppender appender) throws SQLException {
    appender
        .beginRow()
        .append(window.getMetric())
        .append(window.getVersion())
        .append(window.getFrom().toEpochMilli())
        .append(window.getUntil().toEpochMilli())
        .append(window.getFrom().atZone(zone).toLocalDateTime())
        .append(window.getRefused())
        .endRow();
  }
}
