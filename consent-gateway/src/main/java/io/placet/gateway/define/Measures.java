package io.placet.gateway.define;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The measures of rules with what each takes, as {@code docs/segments.md} describes them. */
final class Measures {
  private static final List<String> NUMBERS = List.of(">=", "<=", ">", "<", "=", "!=");
  private static final List<String> THRESHOLDS = List.of(">=", "<=", ">", "<");
  private static final List<String> WINDOWS = List.of("within", "before");

  private Measures() {}

  static JsonArray toJson() {
    return new JsonArray()
        .add(measure("did", List.of("event"), List.of("where", "within"), List.of()))
        .add(
            measure(
                "count",
                List.of("event", "operator", "value"),
                List.of("where", "within"),
                NUMBERS))
        .add(measure("first", List.of("event", "operator", "value"), List.of("where"), WINDOWS))
        .add(measure("last", List.of("event", "operator", "value"), List.of("where"), WINDOWS))
        .add(ofProperty("sum"))
        .add(ofProperty("average"))
        .add(ofProperty("minimum"))
        .add(ofProperty("maximum"))
        .add(ofProperty("distinct"))
        .add(measure("sequence", List.of("steps"), List.of("within"), List.of()))
        .add(measure("trait", List.of("trait", "operator"), List.of("value"), List.of()))
        .add(
            measure(
                "latest", List.of("event", "of", "operator"), List.of("where", "value"), List.of()))
        .add(measure("score", List.of("score", "operator", "value"), List.of(), THRESHOLDS))
        .add(measure("segment", List.of("segment"), List.of(), List.of()))
        .add(measure("reachable", List.of("channel"), List.of("purpose"), List.of()));
  }

  private static JsonObject ofProperty(String name) {
    return measure(
        name,
        List.of("event", "of", "operator", "value"),
        List.of("where", "within"),
        NUMBERS);
  }

  /** Without operators of its own where those of the property count. */
  private static JsonObject measure(
      String name, List<String> needs, List<String> takes, List<String> operators) {
    return new JsonObject()
        .put("measure", name)
        .put("needs", new JsonArray(needs))
        .put("takes", new JsonArray(takes))
        .put("operators", new JsonArray(operators));
  }
}
