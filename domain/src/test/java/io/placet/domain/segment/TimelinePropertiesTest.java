package io.placet.domain.segment;

import static io.placet.domain.segment.AnyHistory.HOURS;
import static io.placet.domain.segment.AnyHistory.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Timeline.Advance;
import io.placet.domain.segment.Transition.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * However the slides are cut, a contact is in a segment exactly when {@link PlainJudge} says so.
 */
class TimelinePropertiesTest {
  private static final int END = HOURS + 150;

  @Property(tries = 500)
  void everyRule(
      @ForAll("rules") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  @Property(tries = 300)
  void did(
      @ForAll("did") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  @Property(tries = 300)
  void firstOrLast(
      @ForAll("firstOrLast") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  @Property(tries = 300)
  void counts(
      @ForAll("counts") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  @Property(tries = 500)
  void sumAverageMinimumAndMaximum(
      @ForAll("amounts") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  @Property(tries = 300)
  void distinct(
      @ForAll("distinct") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  @Property(tries = 500)
  void sequences(
      @ForAll("sequences") Rule rule,
      @ForAll("dense") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    isExact(rule, events, keeping, random);
  }

  /** From the last event on: until then what came late was not known. */
  @Property(tries = 300)
  void lateEventsCountAsHistory(
      @ForAll("rules") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    Walk walk = new Walk(rule, keeping, random);
    walk.takeAll(events);
    walk.slideTo(END);
    walk.isExactFrom(events, HOURS);
  }

  /** A segment that is new, or that a contact comes back to, finds a past, and starts within it. */
  @Property(tries = 300)
  void aContactIsFollowedFromWhereverItIsFirstJudged(
      @ForAll("rules") Rule rule,
      @ForAll("histories") List<Event> events,
      @ForAll("keepings") Keeping keeping,
      @ForAll Random random) {
    List<Event> before = events.subList(1, events.size());
    // Of events of one time the one that came last is the last.
    List<Event> asTheyCame = new ArrayList<>(before);
    asTheyCame.add(events.get(0));
    Walk walk = new Walk(rule, keeping, random);
    walk.past = new Past(before, keeping);
    walk.take(events.get(0));
    walk.slideTo(END);
    walk.isExactFrom(asTheyCame, hour(events.get(0)));
  }

  @Property
  void conditionsOnProperties(
      @ForAll("wheres") Where where, @ForAll("properties") Map<String, FieldValue> properties) {
    assertThat(where.holds(properties)).isEqualTo(PlainJudge.holds(where, properties));
  }

  private static void isExact(Rule rule, List<Event> events, Keeping keeping, Random random) {
    List<Event> inOrder = events.stream().sorted(Comparator.comparing(Event::occurredAt)).toList();
    Walk walk = new Walk(rule, keeping, random);
    walk.takeAll(inOrder);
    walk.slideTo(END);
    walk.isExactFrom(inOrder, 0);
  }

  private static int hour(Event event) {
    return Math.toIntExact(Duration.between(History.START, event.occurredAt()).toHours());
  }

  /** A contact's way, with slides of any length between its events. */
  private static final class Walk {
    private final Rule rule;
    private final Random random;
    private final List<Transition> transitions = new ArrayList<>();
    private Past past;
    private Timeline timeline = Timeline.UNSEEN;
    private int hour;

    Walk(Rule rule, Keeping keeping, Random random) {
      this.rule = rule;
      this.random = random;
      past = new Past(List.of(), keeping);
    }

    void takeAll(List<Event> events) {
      for (Event event : events) {
        while (random.nextBoolean() && hour < hour(event) - 1) {
          slideTo(hour + 1 + random.nextInt(hour(event) - 1 - hour));
        }
        take(event);
      }
    }

    void take(Event event) {
      Past after = past.with(event);
      note(timeline.take(event, rule, past, after));
      past = after;
      hour = Math.max(hour, hour(event));
    }

    void slideTo(int to) {
      hour = to;
      note(timeline.slideTo(at(to), rule, past));
      if (random.nextBoolean()) {
        forget(at(to));
      }
    }

    /** What is kept no longer is not there any more, or not yet gone: it is the same. */
    private void forget(Instant now) {
      Keeping keeping = past.keeping();
      past =
          new Past(
              past.events().stream()
                  .filter(event -> keeping.end(event.occurredAt()).isAfter(now))
                  .toList(),
              keeping);
    }

    private void note(Advance advance) {
      timeline = advance.timeline();
      transitions.addAll(advance.transitions());
    }

    /** Several transitions of one instant are one way, of which the last counts. */
    void isExactFrom(List<Event> events, int start) {
      assertThat(transitions).isSortedAccordingTo(Comparator.comparing(Transition::at));
      for (int now = start; now <= END; now++) {
        Instant instant = at(now);
        boolean member =
            transitions.stream()
                .filter(transition -> !transition.at().isAfter(instant))
                .reduce((earlier, later) -> later)
                .map(transition -> transition.direction() == Direction.ENTERED)
                .orElse(false);
        assertThat(member)
            .as("at hour %d, with %s", now, transitions)
            .isEqualTo(new PlainJudge(events, past.keeping(), instant).isMember(rule));
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
