package io.placet.domain.segment;

import static io.placet.domain.segment.AnyHistory.HOURS;
import static io.placet.domain.segment.AnyHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * At every instant a rule is true exactly when {@link PlainJudge} says so, and between that instant
 * and the next change it stays so.
 */
class EvaluationPropertiesTest {
  private static final int END = HOURS + 150;

  @Property(tries = 500)
  void everyRule(
      @ForAll("rules") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property(tries = 300)
  void did(
      @ForAll("did") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property(tries = 300)
  void firstOrLast(
      @ForAll("firstOrLast") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property(tries = 300)
  void counts(
      @ForAll("counts") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property(tries = 500)
  void sumAverageMinimumAndMaximum(
      @ForAll("amounts") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property(tries = 300)
  void distinct(
      @ForAll("distinct") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property(tries = 500)
  void sequences(
      @ForAll("sequences") Rule rule,
      @ForAll("dense") List<Event> events,
      @ForAll("keepings") Keeping keeping) {
    isExact(rule, events, keeping);
  }

  @Property
  void conditionsOnProperties(
      @ForAll("wheres") Where where, @ForAll("properties") Map<String, FieldValue> properties) {
    assertThat(where.holds(properties)).isEqualTo(PlainJudge.holds(where, properties));
  }

  private static void isExact(Rule rule, List<Event> events, Keeping keeping) {
    Past past = new Past(events, keeping);
    Instant until = at(0);
    boolean before = false;
    for (int hour = 0; hour <= END; hour++) {
      Instant instant = at(hour);
      Moment now = new Moment(past, instant);
      boolean holds = Evaluation.holds(rule, now);
      assertThat(holds)
          .as("at hour %d", hour)
          .isEqualTo(new PlainJudge(events, keeping, instant).isMember(rule));
      if (instant.isBefore(until)) {
        assertThat(holds).as("at hour %d, before %s", hour, until).isEqualTo(before);
      } else {
        until = Evaluation.nextChange(rule, now, holds).orElse(Instant.MAX);
        assertThat(until).isAfter(instant);
        before = holds;
      }
    }
  }

  @Provide
  Arbitrary<Rule> rules() {
    return AnyRule.rules();
  }

  @Provide("did")
  Arbitrary<Rule> didRules() {
    return AnyRule.did();
  }

  @Provide("firstOrLast")
  Arbitrary<Rule> firstOrLastRules() {
    return AnyRule.firstOrLast();
  }

  @Provide("counts")
  Arbitrary<Rule> countRules() {
    return AnyRule.counts();
  }

  @Provide("amounts")
  Arbitrary<Rule> amountRules() {
    return AnyRule.amounts();
  }

  @Provide("distinct")
  Arbitrary<Rule> distinctRules() {
    return AnyRule.distinct();
  }

  @Provide("sequences")
  Arbitrary<Rule> sequenceRules() {
    return AnyRule.sequences();
  }

  @Provide
  Arbitrary<Where> wheres() {
    return AnyRule.wheres(2);
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return AnyHistory.histories();
  }

  @Provide
  Arbitrary<List<Event>> dense() {
    return AnyHistory.dense();
  }

  @Provide
  Arbitrary<Map<String, FieldValue>> properties() {
    return AnyHistory.properties();
  }

  @Provide
  Arbitrary<Keeping> keepings() {
    return AnyHistory.keepings();
  }
}
