package io.placet.dashboards.insight;

import io.placet.dashboards.insight.Spending.Month;
import io.placet.domain.insight.Metric;
import io.placet.domain.privacy.Loss;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the figures promise, in plain words; each number follows from the running register. */
final class Promise {
  /** At which every ε is told. */
  private static final double DELTA = 1e-6;

  private static final int[] MONTHS = {1, 12, 36};

  private final Grid grid;
  private final Optional<Month> newest;

  Promise(Grid grid, Spending spending) {
    this.grid = grid;
    newest = spending.months().stream().filter(month -> !month.charges().isEmpty()).findFirst();
  }

  JsonObject toJson() {
    JsonArray loss = new JsonArray();
    for (int contacts = 1; contacts <= 2; contacts++) {
      for (int months : MONTHS) {
        loss.add(loss(months, contacts));
      }
    }
    JsonArray metrics = new JsonArray();
    grid.metrics().forEach(metric -> metrics.add(json(metric)));
    JsonObject promise =
        new JsonObject()
            .put("unit", "one contact, one month of release")
            .put("budget", SpendingAnswer.json(grid.budget()))
            .put("delta", DELTA)
            .put("loss", loss)
            .put("metrics", metrics)
            .put("analysts", new JsonArray(analysts()))
            .put("officer", new JsonArray(officer()))
            .put("notPromised", new JsonArray(notPromised()));
    newest.ifPresent(
        month ->
            promise.put(
                "spent",
                new JsonObject()
                    .put("month", month.month().toString())
                    .put("rho", Meaning.plain(month.spent().rho()))
                    .put("epsilon", epsilon(month.spent()))));
    return promise;
  }

  private Loss lossOf(int months, int contacts) {
    return grid.budget().ofPersonKnownAs(contacts).times(months);
  }

  private JsonObject loss(int months, int contacts) {
    Loss loss = lossOf(months, contacts);
    return new JsonObject()
        .put("months", months)
        .put("contacts", contacts)
        .put("rho", Meaning.plain(loss.rho()))
        .put("epsilon", epsilon(loss))
        .put("delta", DELTA + loss.delta().doubleValue());
  }

  private static double epsilon(Loss loss) {
    return Math.round(loss.epsilon(DELTA) * 100) / 100.0;
  }

  private static JsonObject json(Metric metric) {
    BigDecimal most = Meaning.shown(metric.bounds().most(), Meaning.scale(metric));
    return new JsonObject()
        .put("metric", metric.ref().id())
        .put("version", metric.ref().version())
        .put("counts", new JsonObject().put("cells", metric.bounds().cells()).put("most", most))
        .put("rho", Meaning.plain(metric.rho()))
        .put(
            "sentence",
            "%s: one contact is in at most %d figures a month, with at most %s %s in each."
                .formatted(
                    metric.ref().id(),
                    metric.bounds().cells(),
                    most.toPlainString(),
                    Meaning.unit(metric)));
  }

  private List<String> analysts() {
    List<String> told = new ArrayList<>();
    told.add(
        "Every figure has noise that was drawn once and is stored with it. Reading, slicing, plotting or joining figures tells nothing more about anybody, however often it is done.");
    told.add(
        "low and high are part of the figure: a difference that lies within them is no finding.");
    told.add(
        "A figure under %d, or an amount under what %d contacts can add at most, is suppressed; that is not zero."
            .formatted(grid.threshold(), grid.threshold()));
    told.add(
        "One contact counts in no more cells of a month than the metric says, and with no more in each: figures tell a little less than busy contacts did.");
    return told;
  }

  private List<String> officer() {
    List<String> told = new ArrayList<>();
    told.add(
        "Whoever sees all figures of a month, and knows everything else about everybody, gains at most %s on whether one contact was in the data and what it did: what they took for even odds before is at most %s to 1 after, with an exception of at most one in a million."
            .formatted(number("ε = %.2f", lossOf(1, 1)), odds(lossOf(1, 1))));
    told.add(
        "Over twelve months it is at most %s, over thirty-six %s; a person who is known as two contacts %s a month, all at δ = 1e-6."
            .formatted(
                number("ε = %.2f", lossOf(12, 1)),
                number("%.2f", lossOf(36, 1)),
                number("%.2f", lossOf(1, 2))));
    told.add(
        "That is ρ = %s a contact and month for all metrics together; what would exceed it is not released, and the ledger of what was spent is the record of releases itself."
            .formatted(Meaning.plain(grid.budget().rho()).toPlainString()));
    newest.ifPresent(
        month ->
            told.add(
                "In %s, ρ = %s was spent (%s)."
                    .formatted(
                        month.month(),
                        Meaning.plain(month.spent().rho()).toPlainString(),
                        number("ε = %.2f", month.spent()))));
    told.add(
        "Cells are known beforehand and all are released, also empty ones, so that no missing cell tells that nobody was in it.");
    return told;
  }

  /** By how much at most evidence can turn even odds. */
  private static String odds(Loss loss) {
    return String.format(Locale.ROOT, "%.0f", Math.exp(loss.epsilon(DELTA)));
  }

  private static String number(String format, Loss loss) {
    return String.format(Locale.ROOT, format, loss.epsilon(DELTA));
  }

  private static List<String> notPromised() {
    return List.of(
        "That the data are anonymous: they stay personal data, and the figures have a bounded loss that adds up month by month.",
        "Anything against whoever runs the machines or reads the streams behind the figures: the bound holds against those who see figures only.",
        "That a group is not told of: what is true of many is what figures are for, and it may say something about each of them.",
        "The same bound to a person who is known as several contacts: it grows with the square of their number.");
  }
}
