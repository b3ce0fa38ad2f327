package io.placet.domain.segment;

import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import io.placet.domain.segment.Sequence.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules of every kind over the events of {@link AnyHistory}, with windows of some hours. */
public final class AnyRule {
  private static final int LONGEST_HOURS = 60;
  private static final int SOON_HOURS = 12;
  private static final int DEPTH = 2;

  private AnyRule() {}

  /** A measure of a property. */
  @FunctionalInterface
  private interface Build {
    Rule of(Selection events, String property, Comparison comparison, long threshold);
  }

  static Arbitrary<Rule> rules() {
    return rules(leaves(), DEPTH);
  }

  /** Also with what a contact is apart from its own events, which is told by the others. */
  public static Arbitrary<Rule> rules(Arbitrary<Rule> others) {
    return rules(Arbitraries.frequencyOf(Tuple.of(4, leaves()), Tuple.of(1, others)), DEPTH);
  }

  private static Arbitrary<Rule> rules(Arbitrary<Rule> leaves, int depth) {
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<Rule> inner = rules(leaves, depth - 1);
    Arbitrary<List<Rule>> parts = inner.list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaves,
        inner.map(Rule.Not::new),
        inner.map(rule -> new InSegment("other", rule)),
        parts.map(Rule.AllOf::new),
        parts.map(Rule.AnyOf::new));
  }

  public static Arbitrary<Rule> leaves() {
    return Arbitraries.oneOf(
        did(),
        firstOrLast(),
        counts(),
        amounts(Measure.Sum::new),
        amounts(Measure.Average::new),
        amounts(Measure.Minimum::new),
        amounts(Measure.Maximum::new),
        distinct(),
        latest(),
        sequences());
  }

  static Arbitrary<Rule> did() {
    return selections().map(Did::new);
  }

  static Arbitrary<Rule> firstOrLast() {
    return Combinators.combine(
            Arbitraries.of(Which.class), occurrences(), Arbitraries.of(Age.class), hours())
        .as(FirstOrLast::new);
  }

  static Arbitrary<Rule> counts() {
    return Combinators.combine(selections(), comparisons(), Arbitraries.longs().between(0, 3))
        .as(Measure.Count::new);
  }

  static Arbitrary<Rule> distinct() {
    return Combinators.combine(
            selections(),
            Arbitraries.of(AnyHistory.PROPERTIES),
            comparisons(),
            Arbitraries.longs().between(0, 3))
        .as(Measure.Distinct::new);
  }

  static Arbitrary<Rule> latest() {
    return Combinators.combine(
            occurrences(),
            Arbitraries.of(AnyHistory.PROPERTIES),
            conditions(),
            Arbitraries.of(0, 1))
        .as(
            (what, property, condition, turns) ->
                new Latest(what, property, turns == 1 ? new Where.Not(condition) : condition));
  }

  static Arbitrary<Rule> amounts() {
    return Arbitraries.oneOf(
        amounts(Measure.Sum::new),
        amounts(Measure.Average::new),
        amounts(Measure.Minimum::new),
        amounts(Measure.Maximum::new));
  }

  private static Arbitrary<Rule> amounts(Build measure) {
    return Combinators.combine(
            selections(),
            Arbitraries.of(AnyHistory.NUMBERS),
            comparisons(),
            Arbitraries.longs().between(-40_000, 60_000).map(units -> units / 2_500 * 2_500))
        .as(measure::of);
  }

  static Arbitrary<Rule> sequences() {
    Arbitrary<Step> first =
        occurrences().map(event -> new Step(event, Optional.empty(), List.of()));
    Arbitrary<Step> later =
        Combinators.combine(
                occurrences(), hours(SOON_HOURS).optional(), occurrences().list().ofMaxSize(1))
            .as(Step::new);
    return Combinators.combine(first, later.list().ofMinSize(1).ofMaxSize(2), windows())
        .as(
            (start, rest, window) -> {
              List<Step> steps = Stream.concat(Stream.of(start), rest.stream()).toList();
              return new Sequence(steps, window);
            });
  }

  private static Arbitrary<Selection> selections() {
    return Combinators.combine(occurrences(), windows()).as(Selection::new);
  }

  private static Arbitrary<Occurrence> occurrences() {
    return Combinators.combine(
            Arbitraries.of(AnyHistory.TYPES),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Where.ANY)), Tuple.of(1, wheres(1))))
        .as(Occurrence::new);
  }

  static Arbitrary<Where> wheres(int depth) {
    if (depth == 0) {
      return conditions();
    }
    Arbitrary<List<Where>> parts = wheres(depth - 1).list().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.oneOf(
        conditions(),
        wheres(depth - 1).map(Where.Not::new),
        parts.map(Where.AllOf::new),
        parts.map(Where.AnyOf::new));
  }

  private static Arbitrary<Where> conditions() {
    Arbitrary<Where> given = Arbitraries.of(AnyHistory.PROPERTIES).map(Where.Given::new);
    Arbitrary<Where> texts =
        Combinators.combine(
                Arbitraries.of(AnyHistory.PROPERTIES),
                Arbitraries.of(TextComparison.class),
                Arbitraries.of("FR", "FRX", "DE", "F").list().ofMinSize(1).ofMaxSize(2))
            .as(
                (property, comparison, some) ->
                    new Where.TextIs(
                        property, comparison, some.stream().collect(Collectors.toSet())));
    Arbitrary<Where> numbers =
        Combinators.combine(
                Arbitraries.of(AnyHistory.PROPERTIES),
                comparisons(),
                Arbitraries.integers().between(-4, 6))
            .as(
                (property, comparison, halves) ->
                    new Where.NumberIs(property, comparison, BigDecimal.valueOf(halves * 5L, 1)));
    Arbitrary<Where> flags =
        Combinators.combine(
                Arbitraries.of(AnyHistory.PROPERTIES), Arbitraries.of(Set.of(true, false)))
            .as(Where.FlagIs::new);
    return Arbitraries.oneOf(given, texts, numbers, flags);
  }

  private static Arbitrary<Comparison> comparisons() {
    return Arbitraries.of(Comparison.class);
  }

  private static Arbitrary<Window> windows() {
    return hours().optional().map(Window::new);
  }

  private static Arbitrary<Duration> hours() {
    return hours(LONGEST_HOURS);
  }

  private static Arbitrary<Duration> hours(int most) {
    return Arbitraries.integers().between(1, most).map(Duration::ofHours);
  }
}
