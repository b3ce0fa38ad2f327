package io.placet.dashboards.insight;

import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.REVENUE;
import static io.placet.dashboards.insight.Shop.charge;
import static io.placet.dashboards.insight.Shop.figure;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightStoreTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static InsightTopic topic;
  private final Path folder;

  InsightStoreTest(@TempDir Path folder) {
    this.folder = folder.resolve("store");
  }

  @BeforeAll
  static void start(@TempDir Path kafka) {
    topic = new InsightTopic(kafka);
  }

  @AfterAll
  static void stop() {
    topic.close();
  }

  @AfterEach
  void forget() {
    topic.replace();
  }

  @Test
  void holdsWhatWasReleasedAndNothingOfWhatWasAborted() throws Exception {
    topic.release(
        figure(ORDERS, MONDAY, 40, "web", "75"),
        figure(REVENUE, MONDAY, 90_000_000, "web"),
        window(ORDERS, MONDAY, false),
        charge(ORDERS, "2026-11", "0.02"));
    topic.abort(figure(ORDERS, MONDAY, 99, "shop", "29"));

    try (InsightStore store = filled(false)) {
      assertThat(sql(store, "SELECT channel, departement, value FROM orders_by_day"))
          .containsExactly("web|75|40");
      assertThat(sql(store, "SELECT value, low, high FROM revenue_by_week"))
          .containsExactly("9000.0000|8999.9990|9000.0010");
      assertThat(sql(store, "SELECT metric, rho FROM budget"))
          .containsExactly("orders-by-day|0.02");
      assertThat(sql(store, "SELECT metric, refused FROM windows"))
          .containsExactly("orders-by-day|false");
    }
  }

  @Test
  void theFirstValueOfACellIsTheOneThatCounts() throws Exception {
    topic.release(figure(ORDERS, MONDAY, 40, "web", "75"), figure(ORDERS, MONDAY, 41, "web", "75"));

    try (InsightStore store = filled(false)) {
      topic.release(
          figure(ORDERS, MONDAY, 42, "web", "75"),
          figure(ORDERS, MONDAY.plusDays(1), 50, "web", "75"));
      await(() -> count(store) == 2);

      assertThat(sql(store, "SELECT value FROM orders_by_day ORDER BY window_start"))
          .containsExactly("40", "50");
      assertThat(ledger(store)).containsExactly("40", "50");
    }
  }

  @Test
  void goesOnWhereItWas() throws Exception {
    topic.release(figure(ORDERS, MONDAY, 40, "web", "75"));
    String life;
    try (InsightStore store = filled(false)) {
      life = store.ledger().life();
    }
    topic.release(figure(ORDERS, MONDAY.plusDays(1), 50, "web", "75"));

    try (InsightStore store = filled(false)) {
      assertThat(store.ledger().life()).isEqualTo(life);
      assertThat(sql(store, "SELECT value FROM orders_by_day ORDER BY window_start"))
          .containsExactly("40", "50");
    }
  }

  @Test
  void isTheSameWhenItIsMadeAnew() throws Exception {
    for (int day = 0; day < 20; day++) {
      topic.release(
          figure(ORDERS, MONDAY.plusDays(day), 5L * day - 20, "web", "75"),
          figure(ORDERS, MONDAY.plusDays(day), 100L + day, "shop", "other"),
          window(ORDERS, MONDAY.plusDays(day), false));
    }
    List<String> before;
    try (InsightStore store = filled(false)) {
      before = all(store);
    }
    assertThat(before).hasSize(60);

    try (InsightStore store = filled(true)) {
      assertThat(all(store)).isEqualTo(before);
    }
    Files.delete(folder.resolve("ledger.duckdb"));
    try (InsightStore store = filled(false)) {
      assertThat(all(store)).isEqualTo(before);
    }
  }

  @Test
  void isFilledAnewWhereTheTopicIsAnother() throws Exception {
    topic.release(figure(ORDERS, MONDAY, 40, "web", "75"));
    try (InsightStore store = filled(false)) {
      assertThat(count(store)).isEqualTo(1);
    }
    topic.replace();
    topic.release(figure(ORDERS, MONDAY, 70, "shop", "29"));

    try (InsightStore store = filled(false)) {
      assertThat(sql(store, "SELECT channel, value FROM orders_by_day")).containsExactly("shop|70");
    }
  }

  @Test
  void anotherRegisterMakesOtherTablesOfTheSameLedger() throws Exception {
    topic.release(figure(ORDERS, MONDAY, 40, "web", "75"));
    try (InsightStore store = filled(false)) {
      assertThat(sql(store, "SELECT suppressed FROM orders_by_day")).containsExactly("false");
    }
    Grid stricter = new Grid(Shop.PARIS, Shop.GRID.budget(), 50, Shop.GRID.metrics());

    try (InsightStore store =
        filled(
            new InsightsConfig(topic.bootstrapServers(), Optional.of(folder), stricter, false))) {
      assertThat(sql(store, "SELECT value, suppressed FROM orders_by_day"))
          .containsExactly("null|true");
    }
  }

  @Test
  void leavesOutWhatIsNoFigure() throws Exception {
    topic.releaseBytes("k", "no figure".getBytes(StandardCharsets.UTF_8));
    topic.release(figure(ORDERS, MONDAY, 40, "web", "75"));

    try (InsightStore store = filled(false)) {
      assertThat(count(store)).isEqualTo(1);
    }
  }

  @Test
  void saysWhatToDoWithFilesThatAreNone() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("ledger.duckdb"), "no database ".repeat(500));

    assertThatThrownBy(() -> filled(false))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("can be deleted");
  }

  private InsightStore filled(boolean rebuild) throws Exception {
    return filled(
        new InsightsConfig(topic.bootstrapServers(), Optional.of(folder), Shop.GRID, rebuild));
  }

  private static InsightStore filled(InsightsConfig config) throws Exception {
    InsightStore store = InsightStore.open(config);
    store.filled().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return store;
  }

  private static List<String> all(InsightStore store) throws SQLException {
    List<String> all = new ArrayList<>();
    all.addAll(sql(store, "SELECT * FROM orders_by_day ORDER BY ALL"));
    all.addAll(sql(store, "SELECT * FROM windows ORDER BY ALL"));
    return all;
  }

  private static int count(InsightStore store) {
    try {
      return sql(store, "SELECT 1 FROM orders_by_day").size();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<String> ledger(InsightStore store) throws SQLException {
    try (DuckDBConnection connection = store.ledger().reader()) {
      return rows(connection, "SELECT value FROM figures_1 ORDER BY window_start");
    }
  }

  private static List<String> sql(InsightStore store, String query) throws SQLException {
    try (DuckDBConnection connection = store.analysts().reader()) {
      return rows(connection, query);
    }
  }

  private static List<String> rows(DuckDBConnection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int place = 1; place <= result.getMetaData().getColumnCount(); place++) {
          row.add(String.valueOf(result.getString(place)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never came to that").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
