package io.placet.domain.segment;

import static io.placet.domain.segment.History.ORDER;
import static io.placet.domain.segment.History.TOTAL;
import static io.placet.domain.segment.History.WINDOW;
import static io.placet.domain.segment.History.all;
import static io.placet.domain.segment.History.at;
import static io.placet.domain.segment.History.did;
import static io.placet.domain.segment.History.order;
import static io.placet.domain.segment.History.past;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.event.Event;
import io.placet.domain.segment.Measure.Count;
import io.placet.domain.segment.Rule.Not;
import io.placet.domain.segment.Timeline.Advance;
import io.placet.domain.segment.Transition.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A slide that does not advance would never end: then a test fails, in time. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimelineTest {
  private static final Rule THREE_ORDERS = new Count(all(ORDER, WINDOW), Comparison.AT_LEAST, 3);
  private static final Rule ONE_ORDER = new Count(all(ORDER, WINDOW), Comparison.EQUAL_TO, 1);
  private static final Rule SPENT_TEN =
      new Measure.Sum(all(ORDER, WINDOW), TOTAL, Comparison.AT_LEAST, 100_000);

  @Test
  void aContactEntersWithItsThirdOrder() {
    Walk walk = new Walk(THREE_ORDERS);
    walk.take(order(0, "1"));
    walk.take(order(40, "1"));
    assertThat(walk.transitions).isEmpty();
    walk.take(order(70, "1"));
    assertThat(walk.transitions).containsExactly(entered(70));
  }

  @Test
  void aContactLeavesExactlyWhenTheFirstOrderSlidesOut() {
    Walk walk = new Walk(THREE_ORDERS);
    walk.take(order(0, "1"));
    walk.take(order(40, "1"));
    walk.take(order(70, "1"));
    walk.slideTo(99);
    assertThat(walk.timeline.member()).isTrue();
    walk.slideTo(100);
    assertThat(walk.transitions).containsExactly(entered(70), exited(100));
  }

  @Test
  void aLateTimerFindsTheExitAtItsOwnInstant() {
    Walk walk = new Walk(ONE_ORDER);
    walk.take(order(0, "1"));
    walk.slideTo(1_000_000);
    assertThat(walk.transitions).containsExactly(entered(0), exited(100));
  }

  @Test
  void oneSlideMayBringSeveralTransitions() {
    Walk walk = new Walk(ONE_ORDER);
    walk.take(order(0, "1"));
    walk.take(order(10, "1"));
    walk.take(order(20, "1"));
    walk.slideTo(1_000);
    assertThat(walk.transitions).containsExactly(entered(0), exited(10), entered(110), exited(120));
  }

  @Test
  void anEventFirstSlidesToJustBeforeItself() {
    Walk walk = new Walk(ONE_ORDER);
    walk.take(order(0, "1"));
    walk.take(order(150, "1"));
    assertThat(walk.transitions).containsExactly(entered(0), exited(100), entered(150));
  }

  @Test
  void anEventAtTheInstantOfAnExitKeepsTheContactIn() {
    Walk walk = new Walk(ONE_ORDER);
    walk.take(order(0, "1"));
    walk.take(order(100, "1"));
    assertThat(walk.transitions).containsExactly(entered(0));
  }

  @Test
  void aLateEventCountsAsHistoryAtTheLastInstantJudged() {
    Walk walk = new Walk(THREE_ORDERS);
    walk.take(order(50, "1"));
    walk.take(order(60, "1"));
    walk.take(order(10, "1"));
    assertThat(walk.transitions).containsExactly(entered(60));
    assertThat(walk.timeline.judgedAt()).isEqualTo(at(60));
    walk.slideTo(1_000);
    assertThat(walk.transitions).containsExactly(entered(60), exited(110));
  }

  @Test
  void aLateEventThatHasLeftTheWindowChangesNothing() {
    Walk walk = new Walk(new Count(all(ORDER, WINDOW), Comparison.AT_LEAST, 2));
    walk.take(order(200, "1"));
    walk.take(order(100, "1"));
    assertThat(walk.transitions).isEmpty();
  }

  @Test
  void aNegativeAmountCanEndAMembership() {
    Walk walk = new Walk(SPENT_TEN);
    walk.take(order(0, "10"));
    walk.take(order(20, "-5"));
    walk.slideTo(1_000);
    assertThat(walk.transitions).containsExactly(entered(0), exited(20));
  }

  @Test
  void whoeverLapsesEntersBySliding() {
    Walk walk = new Walk(new Not(did(ORDER, WINDOW)));
    walk.take(order(0, "1"));
    walk.slideTo(1_000);
    assertThat(walk.transitions).containsExactly(entered(100));
  }

  @Test
  void aContactThatWasNeverJudgedDoesNotSlide() {
    Advance advance =
        Timeline.UNSEEN.slideTo(at(1_000), THREE_ORDERS, past(List.of(order(0, "1"))));
    assertThat(advance.timeline()).isEqualTo(Timeline.UNSEEN);
    assertThat(advance.nextChange()).isEmpty();
  }

  @Test
  void anAdvanceSaysWhenToLookAgain() {
    Walk walk = new Walk(THREE_ORDERS);
    assertThat(walk.take(order(0, "1")).nextChange()).contains(at(100));
    assertThat(walk.take(order(40, "1")).nextChange()).contains(at(100));
    assertThat(walk.slideTo(100).nextChange()).contains(at(140));
    assertThat(walk.slideTo(140).nextChange()).isEmpty();
  }

  private static Transition entered(long millis) {
    return new Transition(at(millis), Direction.ENTERED);
  }

  private static Transition exited(long millis) {
    return new Transition(at(millis), Direction.EXITED);
  }

  /** A contact's way, with all its transitions. */
  private static final class Walk {
    private final Rule rule;
    private final List<Transition> transitions = new ArrayList<>();
    private List<Event> history = List.of();
    private Timeline timeline = Timeline.UNSEEN;

    Walk(Rule rule) {
      this.rule = rule;
    }

    Advance take(Event event) {
      List<Event> after = new ArrayList<>(history);
      after.add(event);
      Advance advance = timeline.take(event, rule, past(history), past(after));
      history = after;
      return note(advance);
    }

    Advance slideTo(long millis) {
      return note(timeline.slideTo(at(millis), rule, past(history)));
    }

    private Advance note(Advance advance) {
      timeline = advance.timeline();
      transitions.addAll(advance.transitions());
      return advance;
    }
  }
}
