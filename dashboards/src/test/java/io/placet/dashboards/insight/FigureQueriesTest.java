package io.placet.dashboards.insight;

import static io.placet.dashboards.insight.Shop.BUYERS;
import static io.placet.dashboards.insight.Shop.FUNNEL;
import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.REVENUE;
import static io.placet.dashboards.insight.Shop.figure;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.insight.Metric;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.WindowReleased;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureQueriesTest {
  private static final int DAYS = 14;

  private Ledger ledger;
  private DuckDBConnection reader;

  /** Two weeks of orders: on the web 40 a day, in the shop 3, which is under the threshold. */
  @BeforeEach
  void fill() throws SQLException {
    ledger = Ledger.open(Optional.empty(), Shop.PARIS, 64);
    reader = ledger.reader();
    List<FigureReleased> figures = new ArrayList<>();
    List<WindowReleased> windows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      figures.add(figure(ORDERS, MONDAY.plusDays(day), 40L + day, "web", "75"));
      figures.add(figure(ORDERS, MONDAY.plusDays(day), -3, "shop", "75"));
      figures.add(figure(BUYERS, MONDAY.plusDays(day), 30, "web"));
      windows.add(window(ORDERS, MONDAY.plusDays(day), false));
    }
    figures.add(figure(REVENUE, MONDAY, 123_456_789, "web"));
    figures.add(figure(FUNNEL, MONDAY, 300, "Email Delivered"));
    figures.add(figure(FUNNEL, MONDAY, 70, "Email Link Clicked"));
    windows.add(window(ORDERS, MONDAY.plusDays(DAYS), true));
    ledger.apply(new Released(figures, List.of(), windows), new Positions("t", Map.of(0, 1L)));
  }

  @AfterEach
  void close() throws SQLException {
    reader.close();
    ledger.close();
  }

  @Test
  void aFigureHasTheIntervalOfItsNoise() throws SQLException {
    JsonObject row =
        rows(ORDERS, "from=2026-11-02&until=2026-11-03&by=channel&where=channel:web").get(0);

    assertThat(row.getJsonObject("cell")).isEqualTo(new JsonObject().put("channel", "web"));
    assertThat(numbers(row)).containsExactly("40", "30", "50");
    assertThat(row.getBoolean("suppressed")).isFalse();
    assertThat(row.getString("from")).isEqualTo("2026-11-01T23:00:00Z");
    assertThat(row.getString("until")).isEqualTo("2026-11-02T23:00:00Z");
  }

  @Test
  void whatIsUnderTheThresholdHasNoNumber() throws SQLException {
    JsonObject row = rows(ORDERS, "from=2026-11-02&until=2026-11-03&where=channel:shop").get(0);

    assertThat(row.getBoolean("suppressed")).isTrue();
    assertThat(row.getMap())
        .containsEntry("value", null)
        .containsEntry("low", null)
        .containsEntry("high", null);
  }

  @Test
  void noiseOfASumAddsUpAndWhatIsSuppressedIsInIt() throws SQLException {
    List<JsonObject> rows = rows(ORDERS, "from=2026-11-02&until=2026-11-16&period=week");

    // 7 days, two cells each: 40..46 and -3; 14 noises of σ² = 25, 1.96 √350 = 36.7
    assertThat(rows).hasSize(2);
    assertThat(numbers(rows.get(0))).containsExactly("280", "243", "317");
    assertThat(rows.get(0).getJsonObject("windows"))
        .isEqualTo(new JsonObject().put("released", 7).put("expected", 7));
  }

  @Test
  void aPartOfWhichNotAllIsReleasedSaysSo() throws SQLException {
    JsonObject month = rows(ORDERS, "from=2026-11-01&until=2026-12-01&period=month").get(0);
    JsonObject total = rows(ORDERS, "from=2026-11-09&until=2026-11-23&period=total").get(0);

    assertThat(month.getJsonObject("windows"))
        .isEqualTo(new JsonObject().put("released", 14).put("expected", 30));
    assertThat(total.getJsonObject("windows"))
        .isEqualTo(new JsonObject().put("released", 7).put("expected", 14));
    assertThat(total.getString("from")).isEqualTo("2026-11-08T23:00:00Z");
  }

  @Test
  void whatWasRefusedIsNamed() throws SQLException {
    JsonArray refused = ask(ORDERS, "from=2026-11-02&until=2026-12-01").getJsonArray("refused");

    assertThat(refused)
        .containsExactly(
            new JsonObject()
                .put("from", "2026-11-15T23:00:00Z")
                .put("until", "2026-11-16T23:00:00Z"));
  }

  @Test
  void anotherSpanIsHeldAgainstEachFigure() throws SQLException {
    List<JsonObject> rows =
        rows(
            ORDERS,
            "from=2026-11-09&until=2026-11-16&compareFrom=2026-11-02&compareUntil=2026-11-09&by=channel");

    JsonObject web = rows.get(1);
    assertThat(web.getJsonObject("compared").getString("from")).isEqualTo("2026-11-01T23:00:00Z");
    assertThat(numbers(web.getJsonObject("compared"))).containsExactly("40", "30", "50");
    // 1.96 √50 = 13.9
    assertThat(numbers(web.getJsonObject("change"))).containsExactly("7", "-7", "21");
    JsonObject shop = rows.get(0);
    assertThat(shop.getJsonObject("compared").getBoolean("suppressed")).isTrue();
    assertThat(shop.containsKey("change")).isFalse();
  }

  @Test
  void anAmountHasItsDecimals() throws SQLException {
    JsonObject row = rows(REVENUE, "from=2026-11-02&until=2026-11-09").get(0);

    assertThat(numbers(row)).containsExactly("12345.6789", "12345.6779", "12345.6799");
  }

  @Test
  void rowsEndAtTheLimitAndSaySo() throws SQLException {
    JsonObject answer = ask(ORDERS, "from=2026-11-02&until=2026-11-16&by=channel&limit=3");

    assertThat(answer.getJsonArray("rows")).hasSize(3);
    assertThat(answer.getBoolean("truncated")).isTrue();
  }

  @Test
  void nothingReleasedIsNothing() throws SQLException {
    assertThat(rows(ORDERS, "from=2020-01-01&until=2020-02-01")).isEmpty();
    assertThat(rows(Shop.RETENTION, "from=2026-01-01&until=2026-02-01&by=cohort")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until=2026-11-03 | from is missing",
        "from=2026-11-03&until=2026-11-03 | begins before it ends",
        "from=yesterday&until=2026-11-03 | a day such as",
        "from=2026-11-02&until=2026-11-03&by=colour | allowed: channel, departement",
        "from=2026-11-02&until=2026-11-03&where=channel | a colon",
        "from=2026-11-02&until=2026-11-03&where=channel:fax | allowed: shop, web, other",
        "from=2026-11-02&until=2026-11-03&period=hour | allowed: day, week, month, total",
        "from=2026-11-02&until=2026-11-03&limit=0 | allowed: 1 to 10000",
        "from=2026-11-02&until=2026-11-03&compareFrom=2026-10-01 | come together",
        "from=2026-11-02&until=2026-11-03&order=x | not known",
      })
  void refusesWhatItCannotAnswer(String asked, String why) {
    assertThatThrownBy(() -> ask(ORDERS, asked))
        .isInstanceOf(InsightProblem.class)
        .hasMessageContaining(why);
  }

  @Test
  void aFilterIsAValueAndNeverPartOfAStatement() {
    assertThatThrownBy(
            () -> ask(FUNNEL, "from=2026-11-02&until=2026-11-09&where=step:x' OR 1=1 --&by=a\"b"))
        .isInstanceOf(InsightProblem.class);
  }

  @Test
  void aFilterOfAnOpenDimensionIsAParameter() throws SQLException {
    assertThat(rows(FUNNEL, "from=2026-11-02&until=2026-11-09&where=step:x' OR 1=1 --")).isEmpty();
    assertThat(rows(FUNNEL, "from=2026-11-02&until=2026-11-09&where=step:Email Link Clicked"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=2026-11-02&until=2026-11-16 | Break down by channel",
        "from=2026-11-02&until=2026-11-16&where=channel:web&where=channel:shop | Break down by channel",
        "from=2026-11-02&until=2026-11-16&by=channel&period=week | Allowed: period=day",
        "from=2026-11-02&until=2026-11-16&by=channel&period=total | do not add up across days",
      })
  void distinctContactsAreNotAddedUp(String asked, String why) {
    assertThatThrownBy(() -> ask(BUYERS, asked))
        .isInstanceOf(InsightProblem.class)
        .hasMessageContaining(why);
  }

  @Test
  void stepsOfAFunnelAreToldOneByOne() throws SQLException {
    assertThatThrownBy(() -> ask(FUNNEL, "from=2026-11-02&until=2026-11-09"))
        .hasMessageContaining("Break down by step");
    assertThat(rows(FUNNEL, "from=2026-11-02&until=2026-11-09&by=step"))
        .extracting(row -> row.getJsonObject("cell").getString("step"))
        .containsExactly("Email Delivered", "Email Link Clicked");
  }

  private List<JsonObject> rows(Metric metric, String asked) throws SQLException {
    return ask(metric, asked).getJsonArray("rows").stream().map(JsonObject.class::cast).toList();
  }

  private JsonObject ask(Metric metric, String asked) throws SQLException {
    MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
    for (String pair : asked.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.add(pair.substring(0, equals), pair.substring(equals + 1));
    }
    MetricQuery query =
        new MetricQueryReader(metric, parameters, Shop.PARIS).read(Optional.empty());
    return new FigureAnswer(new FigureQueries(ledger, Shop.GRID).answer(query, reader), Shop.PARIS)
        .toJson();
  }

  private static List<String> numbers(JsonObject figure) {
    return List.of(
        figure.getValue("value").toString(),
        figure.getValue("low").toString(),
        figure.getValue("high").toString());
  }
}
