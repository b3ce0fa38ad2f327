package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Spending.Charge;
import io.placet.dashboards.insight.Spending.Month;
import io.placet.dashboards.insight.Spending.Refused;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What was spent and what is left, as the contract has it. */
final class SpendingAnswer {
  private final Grid grid;

  SpendingAnswer(Grid grid) {
    this.grid = grid;
  }

  JsonObject toJson(Spending spending) {
    JsonArray months = new JsonArray();
    spending.months().forEach(month -> months.add(json(month)));
    return new JsonObject().put("budget", json(grid.budget())).put("months", months);
  }

  static JsonObject json(Loss loss) {
    return new JsonObject()
        .put("rho", Meaning.plain(loss.rho()))
        .put("delta", Meaning.plain(loss.delta()));
  }

  private JsonObject json(Month month) {
    JsonArray charges = new JsonArray();
    month.charges().forEach(charge -> charges.add(json(charge)));
    JsonArray refused = new JsonArray();
    for (Refused window : month.refused()) {
      refused.add(
          metric(window.metric())
              .put("from", window.window().from().toString())
              .put("until", window.window().until().toString()));
    }
    return new JsonObject()
        .put("month", month.month().toString())
        .put("spent", json(month.spent()))
        .put("left", json(month.left(grid.budget())))
        .put("charges", charges)
        .put("refused", refused);
  }

  private JsonObject json(Charge charge) {
    return metric(charge.metric())
        .mergeIn(json(charge.loss()))
        .put("cells", charge.bounds().cells())
        .put("most", Meaning.shown(charge.bounds().most(), scale(charge.metric())));
  }

  /** Of a metric that is no longer declared it is not known: then it is told in smallest units. */
  private int scale(MetricRef ref) {
    Optional<Metric> metric = grid.metric(ref.id()).filter(known -> known.ref().equals(ref));
    return metric.map(Meaning::scale).orElse(0);
  }

  private static JsonObject metric(MetricRef ref) {
    return new JsonObject().put("metric", ref.id()).put("version", ref.version());
  }
}
