package io.placet.dashboards.insight;

import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.REVENUE;
import static io.placet.dashboards.insight.Shop.charge;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.privacy.Loss;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

class PromiseTest {
  /** The figures of the reference, at ρ = 0.1 and δ = 10⁻⁶. */
  @Test
  void saysTheLossOverMonthsAndOfAPersonKnownTwice() throws SQLException {
    JsonArray loss = promise(Shop.GRID).getJsonArray("loss");

    assertThat(epsilon(loss, 1, 1)).isEqualTo(2.45);
    assertThat(epsilon(loss, 12, 1)).isEqualTo(9.34);
    assertThat(epsilon(loss, 36, 1)).isEqualTo(17.7);
    assertThat(epsilon(loss, 1, 2)).isEqualTo(5.1);
  }

  @Test
  void anotherRegisterPromisesSomethingElse() throws SQLException {
    Grid stricter =
        new Grid(
            Shop.PARIS, new Loss(new BigDecimal("0.05"), BigDecimal.ZERO), 25, Shop.GRID.metrics());

    JsonObject promise = promise(stricter);

    assertThat(epsilon(promise.getJsonArray("loss"), 1, 1)).isEqualTo(1.71);
    assertThat(promise.getJsonArray("analysts").toString()).contains("under 25");
    assertThat(promise.getJsonArray("officer").toString()).contains("ρ = 0.05", "1.71");
  }

  @Test
  void saysHowMuchOneContactCanBeOfEachMetric() throws SQLException {
    JsonObject revenue = promise(Shop.GRID).getJsonArray("metrics").getJsonObject(1);

    assertThat(revenue.getString("sentence"))
        .isEqualTo(
            "revenue-by-week: one contact is in at most 4 figures a month, with at most 500 amount in each.");
  }

  @Test
  void neverSaysAnonymousButToDenyIt() throws SQLException {
    JsonObject promise = promise(Shop.GRID);

    assertThat(promise.getJsonArray("analysts").toString() + promise.getJsonArray("officer"))
        .doesNotContain("anonymous");
    assertThat(promise.getJsonArray("notPromised").getString(0)).contains("stay personal data");
  }

  @Test
  void whatWasSpentAndRefusedIsToldByMonth() throws SQLException {
    JsonObject budget =
        withLedger(reader -> new SpendingAnswer(Shop.GRID).toJson(spending(reader)));

    JsonObject month = budget.getJsonArray("months").getJsonObject(0);
    assertThat(month.getString("month")).isEqualTo("2026-11");
    assertThat(month.getJsonObject("spent").getValue("rho")).hasToString("0.06");
    assertThat(month.getJsonObject("left").getValue("rho")).hasToString("0.04");
    assertThat(month.getJsonArray("charges")).hasSize(2);
    assertThat(month.getJsonArray("charges").getJsonObject(1).getValue("most")).hasToString("500");
    assertThat(month.getJsonArray("refused").getJsonObject(0).getString("metric"))
        .isEqualTo("orders-by-day");
    assertThat(budget.getJsonArray("months").getJsonObject(1).getString("month"))
        .isEqualTo("2026-10");
  }

  private static JsonObject promise(Grid grid) throws SQLException {
    return withLedger(reader -> new Promise(grid, spending(reader)).toJson());
  }

  private static Spending spending(DuckDBConnection reader) throws SQLException {
    return Spending.read(reader, Shop.PARIS);
  }

  private static JsonObject withLedger(Workers.Task<JsonObject> task) throws SQLException {
    try (Ledger ledger = Ledger.open(Optional.empty(), Shop.PARIS, 64);
        DuckDBConnection reader = ledger.reader()) {
      ledger.apply(
          new Released(
              List.of(),
              List.of(
                  charge(ORDERS, "2026-10", "0.02"),
                  charge(ORDERS, "2026-11", "0.02"),
                  charge(ORDERS, "2026-11", "0.99"),
                  charge(REVENUE, "2026-11", "0.04")),
              List.of(window(ORDERS, MONDAY, true))),
          new Positions("t", Map.of(0, 4L)));
      return task.run(reader);
    }
  }

  private static double epsilon(JsonArray loss, int months, int contacts) {
    return loss.stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getInteger("months") == months)
        .filter(each -> each.getInteger("contacts") == contacts)
        .mapToDouble(each -> each.getDouble("epsilon"))
        .findFirst()
        .orElseThrow();
  }
}
