package io.placet.schemas.register;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks of the figures what a schema cannot say: that each is declared once and all are paid. */
final class InsightCheck {
  private static final String SECTION = "insights";
  private static final String LIST = FieldPath.property(SECTION, "metrics");

  private final YamlDocument document;
  private final Mistakes mistakes;
  private final JsonNode section;

  private InsightCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
    section = document.root().path(SECTION);
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    InsightCheck check = new InsightCheck(document, mistakes);
    check.idsOccurOnce();
    check.budgetIsKept();
    MetricCheck metrics = new MetricCheck(document, mistakes);
    List<JsonNode> declared = check.metrics();
    for (int i = 0; i < declared.size(); i++) {
      metrics.check(FieldPath.item(LIST, i), declared.get(i));
    }
  }

  private List<JsonNode> metrics() {
    return List.copyOf(section.path("metrics").values());
  }

  /** Another version replaces the one before: both at once would be paid twice. */
  private void idsOccurOnce() {
    Map<String, Integer> firstLines = new HashMap<>();
    List<JsonNode> metrics = metrics();
    for (int i = 0; i < metrics.size(); i++) {
      String place = FieldPath.property(FieldPath.item(LIST, i), "id");
      String id = metrics.get(i).path("id").asString("");
      int line = document.lineOf(place);
      Integer first = id.isEmpty() ? null : firstLines.putIfAbsent(id, line);
      if (first != null) {
        add(place, "'" + id + "' is declared twice; first on line " + first);
      }
    }
  }

  private void budgetIsKept() {
    BigDecimal budget = InsightReader.rho(section);
    BigDecimal spent =
        metrics().stream().map(InsightCheck::rho).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (spent.compareTo(budget) > 0) {
      add(
          LIST,
          "cost "
              + plain(spent)
              + " together ("
              + metrics().stream()
                  .map(metric -> metric.path("id").asString("?") + " " + plain(rho(metric)))
                  .collect(Collectors.joining(", "))
              + "); allowed: "
              + plain(budget)
              + ", the rho of a contact and month");
    }
  }

  private static BigDecimal rho(JsonNode metric) {
    JsonNode rho = metric.path("rho");
    return rho.isNumber() ? rho.decimalValue() : BigDecimal.ZERO;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }
}
