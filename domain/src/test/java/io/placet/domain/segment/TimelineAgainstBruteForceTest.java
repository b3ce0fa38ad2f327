package io.placet.domain.segment;

import static io.placet.domain.segment.History.ORDER;
import static io.placet.domain.segment.History.TOTAL;
import static io.placet.domain.segment.History.VIEW;
import static io.placet.domain.segment.History.at;
import static io.placet.domain.segment.History.order;
import static io.placet.domain.segment.History.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Rule.AllOf;
import io.placet.domain.segment.Rule.AnyOf;
import io.placet.domain.segment.Rule.Count;
import io.placet.domain.segment.Rule.Not;
import io.placet.domain.segment.Rule.Recency;
import io.placet.domain.segment.Rule.Sum;
import io.placet.domain.segment.Timeline.Advance;
import io.placet.domain.segment.Transition.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However the slides are cut, the transitions are those of judging every single millisecond. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimelineAgainstBruteForceTest {
  private static final int RUNS = 300;
  private static final int END = 400;
  private static final int MAX_EVENTS = 12;
  private static final int LONGEST_WINDOW = 60;
  private static final int MAX_DEPTH = 3;
  private static final List<Comparison> COMPARISONS = List.of(Comparison.values());

  @Test
  void theTransitionsAreThoseOfJudgingEveryMillisecond() {
    long seeds = new Random().nextLong();
    for (int run = 0; run < RUNS; run++) {
      long seed = seeds + run;
      Random random = new Random(seed);
      Rule rule = rule(random, MAX_DEPTH);
      List<Event> events = events(random);
      assertThat(bySliding(rule, events, random))
          .as("seed %d, %s over %s", seed, rule, events)
          .isEqualTo(byBruteForce(rule, events));
    }
  }

  private static List<Transition> bySliding(Rule rule, List<Event> events, Random random) {
    List<Transition> transitions = new ArrayList<>();
    Timeline timeline = Timeline.UNSEEN;
    List<Event> history = new ArrayList<>();
    int now = 0;
    for (Event event : events) {
      int next = millis(event);
      while (random.nextBoolean() && now < next - 1) {
        now += random.nextInt(next - now);
        Advance slid = timeline.slideTo(at(now), rule, history);
        transitions.addAll(slid.transitions());
        timeline = slid.timeline();
      }
      List<Event> before = List.copyOf(history);
      history.add(event);
      Advance taken = timeline.take(event, rule, before, history);
      transitions.addAll(taken.transitions());
      timeline = taken.timeline();
      now = next;
    }
    transitions.addAll(timeline.slideTo(at(END), rule, history).transitions());
    return transitions;
  }

  private static List<Transition> byBruteForce(Rule rule, List<Event> events) {
    List<Transition> transitions = new ArrayList<>();
    boolean member = false;
    for (int now = millis(events.get(0)); now <= END; now++) {
      boolean holds = truth(rule, events, now);
      if (holds != member) {
        transitions.add(new Transition(at(now), holds ? Direction.ENTERED : Direction.EXITED));
        member = holds;
      }
    }
    return transitions;
  }

  /** The rule's meaning a second time, in another way: one pass over whole milliseconds. */
  private static boolean truth(Rule rule, List<Event> events, int now) {
    if (rule instanceof AllOf all) {
      return all.parts().stream().allMatch(part -> truth(part, events, now));
    }
    if (rule instanceof AnyOf any) {
      return any.parts().stream().anyMatch(part -> truth(part, events, now));
    }
    if (rule instanceof Not not) {
      return !truth(not.part(), events, now);
    }
    if (!(rule instanceof Rule.Leaf leaf)) {
      return false;
    }
    long count = 0;
    long sum = 0;
    for (Event event : events) {
      int age = now - millis(event);
      if (event.type().equals(leaf.eventType()) && age >= 0 && age < leaf.window().toMillis()) {
        count++;
        sum += event.fields().get(TOTAL) instanceof FieldValue.Decimal total ? total.unscaled() : 0;
      }
    }
    if (rule instanceof Count counted) {
      return compare(count, counted.comparison(), counted.threshold());
    }
    return rule instanceof Sum summed
        ? compare(sum, summed.comparison(), summed.threshold())
        : count > 0;
  }

  private static boolean compare(long measured, Comparison comparison, long threshold) {
    return switch (comparison) {
      case AT_LEAST -> measured >= threshold;
      case AT_MOST -> measured <= threshold;
      case MORE_THAN -> measured > threshold;
      case LESS_THAN -> measured < threshold;
      case EQUAL_TO -> measured == threshold;
    };
  }

  /** One event at most in a millisecond: with two, the contact may go in and out in it. */
  private static List<Event> events(Random random) {
    TreeSet<Integer> times = new TreeSet<>();
    int count = 1 + random.nextInt(MAX_EVENTS);
    for (int i = 0; i < count; i++) {
      times.add(1 + random.nextInt(END / 2));
    }
    return times.stream()
        .map(
            time ->
                random.nextInt(3) == 0
                    ? view(time)
                    : order(time, Integer.toString(random.nextInt(20) - 5)))
        .toList();
  }

  private static Rule rule(Random random, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return switch (random.nextInt(3)) {
        case 0 -> new AllOf(List.of(rule(random, depth - 1), rule(random, depth - 1)));
        case 1 -> new AnyOf(List.of(rule(random, depth - 1), rule(random, depth - 1)));
        default -> new Not(rule(random, depth - 1));
      };
    }
    Duration window = Duration.ofMillis(1 + random.nextInt(LONGEST_WINDOW));
    Comparison comparison = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
    return switch (random.nextInt(3)) {
      case 0 ->
          new Count(random.nextBoolean() ? ORDER : VIEW, window, comparison, random.nextInt(4));
      case 1 -> new Sum(ORDER, TOTAL, window, comparison, random.nextInt(30) * 10_000L);
      default -> new Recency(random.nextBoolean() ? ORDER : VIEW, window);
    };
  }

  private static int millis(Event event) {
    return Math.toIntExact(Duration.between(at(0), event.occurredAt()).toMillis());
  }
}
