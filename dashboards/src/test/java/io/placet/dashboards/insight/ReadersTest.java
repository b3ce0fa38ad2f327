package io.placet.dashboards.insight;

import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.figure;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final int DAYS = 60;

  private static long windows(DuckDBConnection reader) throws SQLException {
    try (Statement statement = reader.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM windows")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static void write(Ledger ledger) {
    try {
      for (int day = 0; day < DAYS; day++) {
        ledger.apply(
            new Released(
                List.of(figure(ORDERS, MONDAY.plusDays(day), 40, "web", "75")),
                List.of(),
                List.of(window(ORDERS, MONDAY.plusDays(day), false))),
            new Positions("t", Map.of(0, day + 1L)));
      }
    } catch (SQLException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  @Test
  void whoBeginsToReadWhileFiguresAreWrittenSeesThoseThatComeToo() throws Exception {
    try (Ledger ledger = Ledger.open(Optional.empty(), Shop.PARIS, 64)) {
      List<DuckDBConnection> readers = new ArrayList<>();
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(ledger));
      while (!writing.isDone()) {
        DuckDBConnection reader = ledger.reader();
        assertThat(windows(reader)).isBetween(0L, (long) DAYS);
        readers.add(reader);
      }
      writing.join();

      assertThat(readers).isNotEmpty();
      for (DuckDBConnection reader : readers) {
        assertThat(windows(reader)).isEqualTo(DAYS);
        reader.close();
      }
    }
  }
}
