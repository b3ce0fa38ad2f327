package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.score.Feature;
import io.placet.domain.score.LogisticModel.Term;

/**
 * The JSON form of a feature in a logistic model.
 *
 * <pre>
 * {"name": "orders", "measure": "count", "event": "Order Completed", "within": "P90D",
 *  "mean": 2.1, "deviation": 1.7, "coefficient": 0.8}
 * </pre>
 *
 * <p>A measure is {@code count}, {@code sum}, which has the field in {@code of}, or {@code
 * days-since}.
 */
final class FeatureJson {
  private static final String COUNT = "count";
  private static final String SUM = "sum";
  private static final String DAYS_SINCE = "days-since";

  private FeatureJson() {}

  static Term parse(JsonFields term) {
    Feature feature = feature(term);
    return term.wellFormed(
        () ->
            new Term(
                term.text("name"),
                feature,
                term.number("mean"),
                term.number("deviation"),
                term.number("coefficient")));
  }

  private static Feature feature(JsonFields term) {
    String measure = term.oneOf("measure", COUNT, SUM, DAYS_SINCE);
    if (measure.equals(SUM)) {
      term.allowOnly(
          "name", "measure", "event", "of", "within", "mean", "deviation", "coefficient");
      return term.wellFormed(
          () -> new Feature.Sum(term.text("event"), term.text("of"), term.duration("within")));
    }
    term.allowOnly("name", "measure", "event", "within", "mean", "deviation", "coefficient");
    return term.wellFormed(
        () ->
            measure.equals(COUNT)
                ? new Feature.Count(term.text("event"), term.duration("within"))
                : new Feature.DaysSince(term.text("event"), term.duration("within")));
  }

  static JsonNode write(Term term) {
    ObjectNode json = RuleJson.JSON.createObjectNode().put("name", term.name());
    write(json, term.feature());
    return json.put("mean", term.mean())
        .put("deviation", term.deviation())
        .put("coefficient", term.coefficient());
  }

  private static void write(ObjectNode json, Feature feature) {
    if (feature instanceof Feature.Sum sum) {
      json.put("measure", SUM).put("event", sum.eventType()).put("of", sum.field());
      json.put("within", sum.window().toString());
    } else if (feature instanceof Feature.Count count) {
      json.put("measure", COUNT).put("event", count.eventType());
      json.put("within", count.window().toString());
    } else if (feature instanceof Feature.DaysSince since) {
      json.put("measure", DAYS_SINCE).put("event", since.eventType());
      json.put("within", since.window().toString());
    }
  }
}
