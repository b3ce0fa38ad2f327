package io.placet.benchmarks.segments;

import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.SegmentDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** So many segments, always the same; of a smaller number the first of a larger one. */
final class SegmentMix {
  private SegmentMix() {}

  static List<SegmentDefinition> first(int segments) {
    return IntStream.range(0, segments)
        .mapToObj(
            number ->
                definition(
                    id(number), "Segment " + number, RuleMix.purpose(number), RuleMix.rule(number)))
        .toList();
  }

  static String id(int number) {
    return String.format(Locale.ROOT, "s-%04d", number);
  }

  /** A live segment. */
  static SegmentDefinition definition(String id, String name, String purpose, String rule) {
    return new SegmentDefinition(
        id,
        1,
        name,
        "Made for a bench",
        purpose,
        rule,
        DefinitionState.LIVE,
        "bench",
        "bench",
        null);
  }
}
