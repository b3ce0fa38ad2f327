package io.placet.benchmarks.segments;

import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import java.util.List;

/** Three scores of three kinds. */
final class ScoreMix {
  private ScoreMix() {}

  static List<ScoringDefinition> three() {
    return List.of(
        definition(
            "interest",
            "Interest that fades",
            """
            {"kind": "points", "halfLife": "P30D", "points": {
              "Order Completed": 10, "Product Viewed": 1, "Email Link Clicked": 3}}"""),
        definition(
            "value",
            "Recency, frequency, monetary value",
            """
            {"kind": "rfm", "event": "Order Completed", "amount": "total",
             "recency":   {"boundaries": [30, 60, 120, 240], "weight": 100},
             "frequency": {"boundaries": [1, 2, 4, 8], "weight": 10},
             "monetary":  {"boundaries": [50, 120, 300, 700], "weight": 1}}"""),
        definition(
            "expected",
            "Purchases expected within a quarter",
            """
            {"kind": "bg-nbd", "event": "Order Completed", "unit": "weeks",
             "r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426,
             "gives": "expected-purchases", "horizon": 13}"""));
  }

  private static ScoringDefinition definition(String id, String name, String model) {
    return new ScoringDefinition(
        id,
        1,
        name,
        "Made for a bench",
        "profiling",
        model,
        DefinitionState.LIVE,
        "bench",
        "bench",
        null);
  }
}
