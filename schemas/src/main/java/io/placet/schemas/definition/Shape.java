package io.placet.schemas.definition;

import io.placet.domain.segment.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A measure and what stands beside it in a leaf: what the reader allows is what the catalogue says.
 *
 * @param needs what must be there
 * @param takes what may be there
 * @param operators those of the measure itself; none where those of a property count
 */
record Shape(String measure, List<String> needs, List<String> takes, List<String> operators) {
  private static final List<String> NUMBERS =
      Arrays.stream(Comparison.values()).map(Comparison::symbol).toList();
  private static final List<String> AGES = List.of("within", "before");
  private static final List<String> EVENTS = List.of("where", "within");

  /** None of equality: a computed number is hardly ever another. */
  private static final List<String> THRESHOLDS =
      NUMBERS.stream().filter(symbol -> !symbol.equals("=") && !symbol.equals("!=")).toList();

  static final Shape DID = new Shape("did", List.of("event"), EVENTS, List.of());
  static final Shape COUNT =
      new Shape("count", List.of("event", "operator", "value"), EVENTS, NUMBERS);
  static final Shape FIRST = age("first");
  static final Shape LAST = age("last");
  static final Shape SUM = ofProperty("sum");
  static final Shape AVERAGE = ofProperty("average");
  static final Shape MINIMUM = ofProperty("minimum");
  static final Shape MAXIMUM = ofProperty("maximum");
  static final Shape DISTINCT = ofProperty("distinct");
  static final Shape SEQUENCE =
      new Shape("sequence", List.of("steps"), List.of("within"), List.of());
  static final Shape TRAIT =
      new Shape("trait", List.of("trait", "operator"), List.of("value"), List.of());
  static final Shape LATEST =
      new Shape("latest", List.of("event", "of", "operator"), List.of("value", "where"), List.of());
  static final Shape SCORE =
      new Shape("score", List.of("score", "operator", "value"), List.of(), THRESHOLDS);
  static final Shape SEGMENT = new Shape("segment", List.of("segment"), List.of(), List.of());
  static final Shape REACHABLE =
      new Shape("reachable", List.of("channel"), List.of("purpose"), List.of());

  /** As the page lists them. */
  static final List<Shape> ALL =
      List.of(
          DID, COUNT, FIRST, LAST, SUM, AVERAGE, MINIMUM, MAXIMUM, DISTINCT, SEQUENCE, TRAIT,
          LATEST, SCORE, SEGMENT, REACHABLE);

  /** All names, sorted. */
  List<String> allowed() {
    TreeSet<String> allowed = new TreeSet<>(List.of("measure", "not"));
    allowed.addAll(needs);
    allowed.addAll(takes);
    return List.copyOf(allowed);
  }

  /** All names but one. */
  List<String> allowedWithout(String name) {
    return allowed().stream().filter(allowed -> !allowed.equals(name)).toList();
  }

  private static Shape age(String measure) {
    return new Shape(measure, List.of("event", "operator", "value"), List.of("where"), AGES);
  }

  private static Shape ofProperty(String measure) {
    return new Shape(measure, List.of("event", "of", "operator", "value"), EVENTS, NUMBERS);
  }
}
