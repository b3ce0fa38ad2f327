package io.placet.acceptance.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The measures of docs/segments.md, each computed from all that was seen. */
final class PlainMeasures {
  private PlainMeasures() {}

  static PlainRule did(UnaryOperator<Seen> which) {
    return PlainRule.leaf(
        seen -> which.apply(seen).count() > 0, seen -> time(which.apply(seen).last()));
  }

  static PlainRule count(UnaryOperator<Seen> which, Function<Integer, Boolean> asked) {
    return PlainRule.leaf(
        seen -> asked.apply(which.apply(seen).count()),
        seen -> Integer.toString(which.apply(seen).count()));
  }

  static PlainRule firstWithin(UnaryOperator<Seen> which, Duration bound) {
    return PlainRule.leaf(
        seen -> which.apply(seen).first().filter(event -> isWithin(event, seen, bound)).isPresent(),
        seen -> time(which.apply(seen).first()));
  }

  static PlainRule lastWithin(UnaryOperator<Seen> which, Duration bound) {
    return PlainRule.leaf(
        seen -> which.apply(seen).last().filter(event -> isWithin(event, seen, bound)).isPresent(),
        seen -> time(which.apply(seen).last()));
  }

  static PlainRule lastBefore(UnaryOperator<Seen> which, Duration bound) {
    return PlainRule.leaf(
        seen -> which.apply(seen).last().filter(event -> !isWithin(event, seen, bound)).isPresent(),
        seen -> time(which.apply(seen).last()));
  }

  static PlainRule sumAtLeast(UnaryOperator<Seen> which, String least) {
    Function<Seen, BigDecimal> sum =
        seen ->
            which.apply(seen).events().stream()
                .map(RetailEvent::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    return PlainRule.leaf(
        seen -> sum.apply(seen).compareTo(new BigDecimal(least)) >= 0,
        seen -> plain(sum.apply(seen)));
  }

  /** The mean of the totals, held against the bound as a fraction. */
  static PlainRule averageAtLeast(UnaryOperator<Seen> which, String least) {
    return PlainRule.leaf(
        seen -> {
          List<RetailEvent> events = which.apply(seen).events();
          BigDecimal due = new BigDecimal(least).multiply(BigDecimal.valueOf(events.size()));
          return !events.isEmpty() && sum(events).compareTo(due) >= 0;
        },
        seen -> {
          List<RetailEvent> events = which.apply(seen).events();
          return events.isEmpty()
              ? ""
              : plain(
                  sum(events).divide(BigDecimal.valueOf(events.size()), 4, RoundingMode.HALF_UP));
        });
  }

  static PlainRule smallestTotalAtLeast(UnaryOperator<Seen> which, String least) {
    Function<Seen, Optional<BigDecimal>> smallest =
        seen ->
            which.apply(seen).events().stream()
                .map(RetailEvent::total)
                .min(Comparator.naturalOrder());
    return PlainRule.leaf(
        seen ->
            smallest.apply(seen).filter(it -> it.compareTo(new BigDecimal(least)) >= 0).isPresent(),
        seen -> smallest.apply(seen).map(PlainMeasures::plain).orElse(""));
  }

  static PlainRule largestQuantityOver(UnaryOperator<Seen> which, int bound) {
    Function<Seen, Optional<Integer>> largest =
        seen ->
            which.apply(seen).events().stream()
                .map(RetailEvent::quantity)
                .max(Comparator.naturalOrder());
    return PlainRule.leaf(
        seen -> largest.apply(seen).filter(it -> it > bound).isPresent(),
        seen -> largest.apply(seen).map(String::valueOf).orElse(""));
  }

  static PlainRule differentLinesAtLeast(UnaryOperator<Seen> which, int least) {
    Function<Seen, Long> different =
        seen -> which.apply(seen).events().stream().map(RetailEvent::lines).distinct().count();
    return PlainRule.leaf(
        seen -> different.apply(seen) >= least, seen -> different.apply(seen).toString());
  }

  /** Any chain of events that fits, found by trying all of them from the last beginning on. */
  static PlainRule sequence(UnaryOperator<Seen> which, PlainStep... steps) {
    Function<Seen, Optional<RetailEvent>> begun =
        seen -> PlainStep.lastBeginning(which.apply(seen).events(), List.of(steps));
    return PlainRule.leaf(seen -> begun.apply(seen).isPresent(), seen -> time(begun.apply(seen)));
  }

  private static boolean isWithin(RetailEvent event, Seen seen, Duration bound) {
    return event.time().isAfter(seen.at().minus(bound));
  }

  private static BigDecimal sum(List<RetailEvent> events) {
    return events.stream().map(RetailEvent::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String time(Optional<RetailEvent> event) {
    return event.map(it -> it.time().toString()).orElse("");
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
