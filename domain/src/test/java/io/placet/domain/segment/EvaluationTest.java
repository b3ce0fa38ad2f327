package io.placet.domain.segment;

import static io.placet.domain.segment.History.ORDER;
import static io.placet.domain.segment.History.TOTAL;
import static io.placet.domain.segment.History.VIEW;
import static io.placet.domain.segment.History.WINDOW;
import static io.placet.domain.segment.History.all;
import static io.placet.domain.segment.History.at;
import static io.placet.domain.segment.History.did;
import static io.placet.domain.segment.History.order;
import static io.placet.domain.segment.History.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Measure.Average;
import io.placet.domain.segment.Measure.Count;
import io.placet.domain.segment.Measure.Distinct;
import io.placet.domain.segment.Measure.Maximum;
import io.placet.domain.segment.Measure.Minimum;
import io.placet.domain.segment.Measure.Sum;
import io.placet.domain.segment.Rule.AllOf;
import io.placet.domain.segment.Rule.AnyOf;
import io.placet.domain.segment.Rule.Nobody;
import io.placet.domain.segment.Rule.Not;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationTest {
  private static final long UNITS = 10_000;
  private static final Rule ORDERED = did(ORDER, WINDOW);
  private static final Rule VIEWED = did(VIEW, WINDOW);
  private static final List<Event> ONE_ORDER = List.of(order(0, "10"));
  private static final FieldValue LARGEST = new FieldValue.Decimal(Long.MAX_VALUE);
  private static final FieldValue SMALLEST = new FieldValue.Decimal(Long.MIN_VALUE);

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true", "99, true", "100, false", "101, false"})
  void aWindowHoldsTheEventsAfterItsStartUpToAndIncludingItsEnd(long millis, boolean holds) {
    assertThat(History.holds(ORDERED, ONE_ORDER, at(millis))).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "AT_LEAST, false, true, true",
    "MORE_THAN, false, false, true",
    "AT_MOST, true, true, false",
    "LESS_THAN, true, false, false",
    "EQUAL_TO, false, true, false",
    "OTHER_THAN, true, false, true"
  })
  void aCountIsHeldAgainstItsThreshold(
      Comparison comparison, boolean below, boolean equal, boolean above) {
    assertThat(holds(count(comparison, 2), view(0))).isEqualTo(below);
    assertThat(holds(count(comparison, 2), order(0, "1"), order(0, "1"))).isEqualTo(equal);
    assertThat(holds(count(comparison, 2), order(0, "1"), order(1, "1"), order(2, "1")))
        .isEqualTo(above);
  }

  @Test
  void aCountCountsItsOwnTypeAlone() {
    assertThat(holds(count(Comparison.AT_LEAST, 1), view(0))).isFalse();
  }

  @Test
  void aSumAddsExactAmountsOfTheWindow() {
    Rule exactlyThirtyCents = sum(Comparison.EQUAL_TO, 3_000);
    assertThat(holds(exactlyThirtyCents, order(0, "0.10"), order(1, "0.20"))).isTrue();
    assertThat(
            History.holds(exactlyThirtyCents, List.of(order(0, "0.10"), order(1, "0.20")), at(100)))
        .isFalse();
  }

  @Test
  void aSumTakesWholeNumbersAsAmountsAndNothingElse() {
    Rule twelve = sum(Comparison.EQUAL_TO, 12 * UNITS);
    assertThat(
            holds(
                twelve,
                order(0, new FieldValue.Whole(12)),
                order(1, new FieldValue.Text("99")),
                view(2)))
        .isTrue();
  }

  @Test
  void aSumBeyond64BitsIsStillExact() {
    Event[] tooLarge = {order(0, LARGEST), order(1, LARGEST)};
    assertThat(holds(sum(Comparison.MORE_THAN, Long.MAX_VALUE), tooLarge)).isTrue();
    assertThat(holds(sum(Comparison.AT_MOST, 0), tooLarge)).isFalse();
    Event[] tooSmall = {order(0, SMALLEST), order(1, SMALLEST)};
    assertThat(holds(sum(Comparison.LESS_THAN, Long.MIN_VALUE), tooSmall)).isTrue();
  }

  @Test
  void aSumMayPassBeyond64BitsOnTheWay() {
    Event[] back = {order(0, LARGEST), order(1, LARGEST), order(2, SMALLEST), order(3, SMALLEST)};
    assertThat(holds(sum(Comparison.EQUAL_TO, -2), back)).isTrue();
  }

  @Test
  void aWholeNumberThatIsNoAmountOf64BitsCountsExactly() {
    Event large = order(0, new FieldValue.Whole(Long.MAX_VALUE));
    assertThat(holds(sum(Comparison.MORE_THAN, Long.MAX_VALUE), large)).isTrue();
  }

  @Test
  void allOfIsTrueWhenEveryPartIs() {
    Rule both = new AllOf(List.of(ORDERED, VIEWED));
    assertThat(holds(both, order(0, "1"), view(0))).isTrue();
    assertThat(holds(both, order(0, "1"))).isFalse();
  }

  @Test
  void anyOfIsTrueWhenOnePartIs() {
    Rule either = new AnyOf(List.of(ORDERED, VIEWED));
    assertThat(holds(either, view(0))).isTrue();
    assertThat(holds(either)).isFalse();
  }

  @Test
  void notIsTrueWhenItsPartIsNot() {
    assertThat(holds(new Not(ORDERED), view(0))).isTrue();
    assertThat(holds(new Not(ORDERED), order(0, "1"))).isFalse();
  }

  @Test
  void anEmptyRuleHoldsForNobody() {
    assertThat(holds(new Nobody())).isFalse();
    assertThat(holds(new Nobody(), order(0, "1"))).isFalse();
  }

  @Test
  void ofWhomNothingIsKeptNothingIsTrue() {
    Rule never = new Not(ORDERED);
    Past past = new Past(List.of(view(0)), Keeping.of(Period.ofDays(1)));
    Instant forgotten = Instant.parse("2026-01-03T00:00:00Z");
    assertThat(holds(never)).isFalse();
    assertThat(Evaluation.holds(never, new Moment(past, forgotten.minusMillis(1)))).isTrue();
    assertThat(Evaluation.holds(never, new Moment(past, forgotten))).isFalse();
    assertThat(Evaluation.nextChange(never, new Moment(past, at(10)), true)).contains(forgotten);
  }

  @Test
  void everReachesAsFarAsEventsAreKept() {
    Rule ever = new Did(new Selection(Occurrence.of(ORDER), Window.EVER));
    Past past = new Past(List.of(order(0, "1"), view(86_400_000)), Keeping.of(Period.ofDays(1)));
    Instant forgotten = Instant.parse("2026-01-03T00:00:00Z");
    assertThat(Evaluation.holds(ever, new Moment(past, forgotten.minusMillis(1)))).isTrue();
    assertThat(Evaluation.holds(ever, new Moment(past, forgotten))).isFalse();
    assertThat(Evaluation.nextChange(ever, new Moment(past, at(10)), true)).contains(forgotten);
  }

  @Test
  void anAverageIsNotRounded() {
    Event[] thirds = {order(0, "1"), order(1, "0"), order(2, "0")};
    assertThat(holds(average(Comparison.MORE_THAN, 3_333), thirds)).isTrue();
    assertThat(holds(average(Comparison.LESS_THAN, 3_334), thirds)).isTrue();
    assertThat(holds(average(Comparison.EQUAL_TO, 3_333), thirds)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aNumberOfNothingIsHeldAgainstNoThreshold(Comparison comparison) {
    Event lacking = new Event("order", ORDER, at(0), Map.of());
    assertThat(holds(average(comparison, 0), lacking)).isFalse();
    assertThat(holds(new Minimum(all(ORDER, WINDOW), TOTAL, comparison, 0), lacking)).isFalse();
    assertThat(holds(new Maximum(all(ORDER, WINDOW), TOTAL, comparison, 0), lacking)).isFalse();
  }

  @Test
  void whatIsTheSameNumberIsOneValue() {
    Rule one = new Distinct(all(ORDER, WINDOW), TOTAL, Comparison.EQUAL_TO, 1);
    assertThat(holds(one, order(0, "5"), order(1, new FieldValue.Whole(5)))).isTrue();
    assertThat(holds(one, order(0, "5"), order(1, "6"))).isFalse();
  }

  @Test
  void theNextChangeIsWhenAnythingThatIsSaidCanBecomeAnother() {
    Rule rule = new AnyOf(List.of(new Not(ORDERED), did(VIEW, Duration.ofMillis(30))));
    List<Event> history = List.of(order(0, "1"), view(80), view(90));
    assertThat(History.nextChange(rule, history, at(90))).contains(at(100));
    assertThat(History.nextChange(rule, history, at(100))).contains(at(120));
    assertThat(History.nextChange(rule, history, at(120))).isEmpty();
  }

  @Test
  void whatNoPartOfTheRuleReadsChangesNothing() {
    assertThat(History.nextChange(ORDERED, List.of(view(0)), at(0))).isEmpty();
    assertThat(History.nextChange(new Nobody(), ONE_ORDER, at(0))).isEmpty();
  }

  @Test
  void theLongestWindowReachesBackFromTheEarliestTimeOnTheWire() {
    Instant earliest = Instant.ofEpochMilli(Long.MIN_VALUE);
    Rule century = did(ORDER, Duration.ofDays(Window.MAX_DAYS - 1));
    assertThat(History.holds(century, ONE_ORDER, earliest)).isFalse();
  }

  private static boolean holds(Rule rule, Event... history) {
    return History.holds(rule, List.of(history), at(10));
  }

  private static Rule count(Comparison comparison, long threshold) {
    return new Count(all(ORDER, WINDOW), comparison, threshold);
  }

  private static Rule average(Comparison comparison, long threshold) {
    return new Average(all(ORDER, WINDOW), TOTAL, comparison, threshold);
  }

  private static Rule sum(Comparison comparison, long threshold) {
    return new Sum(all(ORDER, WINDOW), TOTAL, comparison, threshold);
  }
}
