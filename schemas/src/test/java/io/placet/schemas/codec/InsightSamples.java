package io.placet.schemas.codec;

import static io.placet.schemas.codec.WireSamples.AT;
import static io.placet.schemas.codec.WireSamples.LATER;

import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.ConsentAnswer;
import io.placet.schemas.avro.ConsentTransition;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One value of each kind of what figures are made from and told by. */
final class InsightSamples {
  private static final String METRIC = "revenue-by-week";

  private InsightSamples() {}

  static Map<String, SpecificRecord> all() {
    return Map.of(
        "insight-figure",
        new InsightEntry(
            new FigureReleased(
                METRIC,
                1,
                AT,
                LATER,
                List.of("country"),
                List.of("France"),
                -12_345L,
                4,
                "625000000/3",
                28_291L)),
        "insight-charge",
        new InsightEntry(
            new BudgetCharged("2026-11", METRIC, 1, "0.03", "0", 4, 5_000_000L)),
        "insight-window",
        new InsightEntry(new WindowReleased(METRIC, 1, AT, LATER, false)),
        "consent-transition",
        new ConsentTransition(
            WireSamples.PSEUDONYM,
            List.of("analytics"),
            new ConsentAnswer("newsletter", "email", "checkout", true),
            false,
            "3@10518",
            AT));
  }
}
