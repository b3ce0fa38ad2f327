package io.placet.dashboards.insight;

import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.charge;
import static io.placet.dashboards.insight.Shop.figure;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What analysts may ask in SQL, and what nobody may. */
@TestInstance(Lifecycle.PER_CLASS)
class SqlQueriesTest {
  private static final SqlLimits LIMITS = SqlLimits.DEFAULT.withTime(Duration.ofSeconds(2));

  private Path secret;
  private Ledger ledger;
  private DuckDBConnection reader;
  private AnalystTables tables;
  private SqlQueries queries;
  private Workers workers;

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    secret = Files.writeString(folder.resolve("secret.csv"), "a,b\ntop,secret\n");
    ledger = Ledger.open(Optional.empty(), Shop.PARIS, 64);
    reader = ledger.reader();
    ledger.apply(
        new Released(
            List.of(
                figure(ORDERS, MONDAY, 40, "web", "75"),
                figure(ORDERS, MONDAY, -7, "shop", "75"),
                figure(ORDERS, MONDAY.plusDays(1), 60, "web", "75")),
            List.of(charge(ORDERS, "2026-11", "0.02")),
            List.of(window(ORDERS, MONDAY, false))),
        new Positions("t", Map.of(0, 1L)));
    tables =
        AnalystTables.open(
            DuckDb.analysts(Optional.of(folder.resolve("analysts.duckdb")), LIMITS.memoryMb()),
            Shop.GRID,
            ledger);
    tables.fill(reader);
    try (DuckDBConnection connection = tables.reader()) {
      queries =
          new SqlQueries(new SqlGuard(tables.tables(), LIMITS.characters(), connection), LIMITS);
    }
    workers = new Workers("sql", 2, 4, tables::reader);
  }

  @AfterAll
  void close() throws SQLException {
    workers.close();
    queries.close();
    tables.close();
    reader.close();
    ledger.close();
  }

  @Test
  void figuresAreReadByName() {
    Sheet sheet =
        run(
            """
            WITH daily AS (SELECT window_start, sum(value) AS orders FROM orders_by_day GROUP BY ALL)
            SELECT date_trunc('week', window_start) AS week, CAST(avg(orders) AS DECIMAL(10,2)) AS mean,
                   count(*) AS days, max(window_start) AS latest
            FROM daily WHERE orders > 0 GROUP BY 1 ORDER BY week LIMIT 10
            """);

    assertThat(sheet.columns())
        .extracting(Sheet.Column::name)
        .containsExactly("week", "mean", "days", "latest");
    assertThat(sheet.rows()).hasSize(1);
    assertThat(sheet.rows().get(0).get(1)).hasToString("50.00");
    assertThat(sheet.rows().get(0).get(2)).isEqualTo(2L);
    assertThat(sheet.rows().get(0).get(3)).hasToString("2026-11-03T00:00");
  }

  @Test
  void whatIsSuppressedIsNullAndItsValueIsNowhere() {
    Sheet sheet =
        run("SELECT value, low, high, suppressed FROM orders_by_day WHERE channel = 'shop'");

    assertThat(sheet.rows().get(0)).containsExactly(null, null, null, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT channel, value, rank() OVER (PARTITION BY departement ORDER BY value DESC) FROM orders_by_day",
        "SELECT o.value FROM orders_by_day o JOIN windows w ON o.window_start = w.window_start",
        "SELECT CASE WHEN suppressed THEN 'few' ELSE 'many' END FROM orders_by_day",
        "SELECT value FROM orders_by_day WHERE channel LIKE 'w%' UNION ALL SELECT 1",
        "SELECT * FROM (SELECT value FROM orders_by_day) WHERE value BETWEEN 1 AND 100",
        "SELECT g.range, (SELECT count(*) FROM budget) FROM range(3) g",
        "SELECT window_start + INTERVAL 1 DAY FROM orders_by_day",
        "SELECT median(value), quantile_cont(value, 0.9) FROM orders_by_day",
        "SELECT * EXCLUDE (sigma) FROM main.orders_by_day",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n",
        "FROM orders_by_day",
        "VALUES (1), (2)",
        "SELECT 1 -- a remark",
        "SELECT 1 /* a remark */ ;  ",
        "SELECT coalesce(value, 0), -value, NOT suppressed FROM orders_by_day WHERE channel IN ('web') AND value IS NOT NULL",
        "SELECT rho, count(*) FILTER (WHERE rho > 0) FROM budget GROUP BY rho HAVING count(*) > 0",
      })
  void ordinaryQueriesRun(String sql) {
    assertThat(run(sql).columns()).isNotEmpty();
  }

  static List<String> attacks() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "sql-attacks.txt"));
  }

  /** Also the empty query, which is the last line. */
  @ParameterizedTest
  @MethodSource("attacks")
  void everythingElseIsRefused(String attack) {
    assertThatThrownBy(() -> run(attack.replace("@FILE", secret.toString())))
        .isInstanceOfSatisfying(
            InsightProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.detail()).isNotBlank().doesNotContain("top,secret");
            });
  }

  /** The database itself is closed: also whoever gets past the reading of a query reads no file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('@FILE')",
        "SELECT * FROM '@FILE'",
        "SELECT * FROM read_text('@FILE')",
        "SELECT * FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '@FILE.out'",
        "ATTACH '@FILE.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "SET threads = 64",
        "SET lock_configuration = false",
        "SELECT * FROM figures_1",
        "CREATE PERSISTENT SECRET s (TYPE s3)",
      })
  void theDatabaseRefusesByItself(String attack) throws SQLException {
    try (DuckDBConnection connection = tables.reader();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(attack.replace("@FILE", secret.toString())))
          .isInstanceOf(SQLException.class);
    }
    assertThat(secret.resolveSibling("secret.csv.out")).doesNotExist();
  }

  /** Of its own, so that no limit of time comes first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT median(range) FROM range(100000000000)",
        "SELECT quantile_cont(range, 0.5), max(range) FROM range(100000000000)",
      })
  void whatTakesTooMuchMemoryIsEnded(String bomb) throws SQLException {
    try (DuckDBConnection connection = tables.reader();
        SqlQueries patient =
            new SqlQueries(
                new SqlGuard(tables.tables(), LIMITS.characters(), connection),
                LIMITS.withTime(Duration.ofMinutes(2)))) {
      assertThatThrownBy(() -> patient.run(bomb, 10, connection))
          .isInstanceOfSatisfying(
              InsightProblem.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(422);
                assertThat(problem.detail()).contains("256 MB");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM range(1000000000000)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "SELECT count(*) FROM range(1000000) a, range(1000000) b",
        "SELECT sum(a.range * b.range) FROM range(100000000) a JOIN range(100000000) b ON a.range < b.range",
        "SELECT median(range) FROM range(100000000000)",
        "SELECT range FROM range(100000000000) ORDER BY range DESC LIMIT 5",
        "SELECT range, count(*) FROM range(100000000000) GROUP BY range",
        "SELECT mode(range) FROM range(100000000000)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY i DESC",
      })
  void whatNeverEndsOrTakesAllIsEndedAtALimit(String bomb) {
    long begun = System.nanoTime();

    assertThatThrownBy(() -> run(bomb))
        .isInstanceOfSatisfying(
            InsightProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.detail()).containsAnyOf("2 seconds", "256 MB");
            });

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    assertThat(run("SELECT 1").rows()).hasSize(1);
  }

  @Test
  void anOrderIsKeptUpToTheRowLimit() {
    Sheet sheet = run("SELECT range FROM range(100000) ORDER BY range DESC", 3);

    assertThat(sheet.rows())
        .extracting(row -> row.get(0))
        .containsExactly(99_999L, 99_998L, 99_997L);
    assertThat(sheet.truncated()).isTrue();
    assertThat(run("SELECT range FROM range(3)", 3).truncated()).isFalse();
  }

  @Test
  void aHugeAnswerEndsAtTheRowLimit() {
    Sheet sheet = run("SELECT range FROM range(1000000000000)");

    assertThat(sheet.rows()).hasSize(1_000);
    assertThat(sheet.truncated()).isTrue();
  }

  @Test
  void aWideAnswerEndsAtTheByteLimit() {
    String wide = "'" + "x".repeat(5_000) + "'";

    assertThatThrownBy(() -> run("SELECT " + wide + " FROM range(100000)", 100_000))
        .isInstanceOfSatisfying(
            InsightProblem.class, problem -> assertThat(problem.status()).isEqualTo(422));
  }

  @Test
  void aQueryThatIsNestedDeepIsRefused() {
    for (String deep :
        List.of(
            "SELECT " + "(".repeat(4_000) + "1" + ")".repeat(4_000),
            "SELECT " + "1+".repeat(4_500) + "1",
            "SELECT " + "NOT ".repeat(2_400) + "true",
            "SELECT " + "- ".repeat(4_900) + "1",
            "SELECT " + "CASE WHEN true THEN ".repeat(450) + "1" + " END".repeat(450),
            "SELECT 1" + " UNION ALL SELECT 1".repeat(500))) {
      try {
        run(deep);
      } catch (InsightProblem refused) {
        assertThat(refused.status()).isIn(400, 422);
      }
    }
    assertThat(run("SELECT 1").rows()).hasSize(1);
  }

  @Test
  void manyAtOnceWaitAndMoreThanThatAreSentAway() {
    List<CompletableFuture<Sheet>> asked = new ArrayList<>();
    for (int each = 0; each < 12; each++) {
      asked.add(
          workers.submit(
              connection ->
                  queries.run("SELECT count(*) FROM range(1000000000000)", 10, connection)));
    }

    List<Integer> statuses = asked.stream().map(SqlQueriesTest::status).toList();

    assertThat(statuses).filteredOn(status -> status == 422).hasSize(6);
    assertThat(statuses).filteredOn(status -> status == 503).hasSize(6);
  }

  private static int status(CompletableFuture<Sheet> asked) {
    try {
      asked.join();
      return 200;
    } catch (CompletionException failed) {
      return failed.getCause() instanceof InsightProblem problem ? problem.status() : 500;
    }
  }

  private Sheet run(String sql) {
    return run(sql, 1_000);
  }

  private Sheet run(String sql, int rows) {
    try {
      return workers.submit(connection -> queries.run(sql, rows, connection)).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof InsightProblem problem) {
        throw problem;
      }
      throw failed;
    }
  }
}
