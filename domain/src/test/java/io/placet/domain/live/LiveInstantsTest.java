package io.placet.domain.live;

import static io.placet.domain.live.OneContact.ORDER;
import static io.placet.domain.live.OneContact.ORDERED;
import static io.placet.domain.live.OneContact.START;
import static io.placet.domain.live.OneContact.WEEK;
import static io.placet.domain.live.OneContact.all;
import static io.placet.domain.live.OneContact.at;
import static io.placet.domain.live.OneContact.order;
import static io.placet.domain.live.OneContact.plan;
import static io.placet.domain.live.OneContact.segment;
import static io.placet.domain.live.OneContact.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.live.Outcome.Entered;
import io.placet.domain.live.Outcome.Exited;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At which instants a contact is judged, and what an event that comes late is judged at. */
class LiveInstantsTest {
  private static final Selection ORDERS = all(ORDER, Window.of(WEEK));
  private static final Rule THREE_ORDERS = new Measure.Count(ORDERS, Comparison.AT_LEAST, 3);
  private static final Rule ONE_ORDER = new Measure.Count(ORDERS, Comparison.EQUAL_TO, 1);

  @Test
  void aLateEventIsHistoryAtTheNewestInstantJudged() {
    Live live = plan(segment("three", THREE_ORDERS)).of(Known.NOTHING);
    assertThat(live.take(order(5, "1"))).isEmpty();
    assertThat(live.take(order(6, "1"))).isEmpty();
    assertThat(ways(live.take(order(1, "1")))).containsExactly("+three at 6");
    assertThat(live.judgedAt()).isEqualTo(at(6));
    assertThat(ways(live.slideTo(at(100)))).containsExactly("-three at 8");
  }

  @Test
  void whatComesBehindAnInstantThatNoEventHasIsJudgedAtItToo() {
    Live live = plan(segment("ordered", ORDERED)).of(Known.NOTHING);
    live.take(view(0));
    live.slideTo(at(5));
    assertThat(ways(live.take(order(4, "1")))).containsExactly("+ordered at 5");
  }

  @Test
  void aLateEventThatHasLeftTheWindowChangesNothing() {
    Rule twoOrders = new Measure.Count(ORDERS, Comparison.AT_LEAST, 2);
    Live live = plan(segment("two", twoOrders)).of(Known.NOTHING);
    live.take(order(14, "1"));
    assertThat(live.take(order(7, "1"))).isEmpty();
  }

  @Test
  void whatLateTimersFindIsToldOfItsOwnInstants() {
    Live live = plan(segment("one", ONE_ORDER)).of(Known.NOTHING);
    assertThat(ways(live.take(order(0, "1")))).containsExactly("+one at 0");
    assertThat(ways(live.take(order(1, "1")))).containsExactly("-one at 1");
    assertThat(live.take(order(2, "1"))).isEmpty();
    assertThat(ways(live.slideTo(at(100)))).containsExactly("+one at 8", "-one at 9");
  }

  @Test
  void anEventFirstSlidesToJustBeforeItself() {
    Live live = plan(segment("one", ONE_ORDER)).of(Known.NOTHING);
    live.take(order(0, "1"));
    assertThat(ways(live.take(order(10, "1")))).containsExactly("-one at 7", "+one at 10");
  }

  @Test
  void anEventAtTheInstantOfAnExitKeepsTheContactIn() {
    Live live = plan(segment("one", ONE_ORDER)).of(Known.NOTHING);
    live.take(order(0, "1"));
    assertThat(live.take(order(7, "1"))).isEmpty();
  }

  @Test
  void aNegativeAmountCanEndAMembership() {
    Rule spentTen = new Measure.Sum(ORDERS, "total", Comparison.AT_LEAST, 100_000);
    Live live = plan(segment("rich", spentTen)).of(Known.NOTHING);
    assertThat(ways(live.take(order(0, "10")))).containsExactly("+rich at 0");
    assertThat(ways(live.take(order(1, "-5")))).containsExactly("-rich at 1");
  }

  @Test
  void theNextChangeIsWhenTheOldestEventOfTheWindowLeaves() {
    Live live = plan(segment("three", THREE_ORDERS)).of(Known.NOTHING);
    live.take(order(0, "1"));
    live.take(order(2, "1"));
    live.take(order(4, "1"));
    assertThat(live.nextChange()).contains(at(7));
    live.slideTo(at(7));
    assertThat(ways(live.take(order(8, "1")))).containsExactly("+three at 8");
    assertThat(live.nextChange()).contains(at(9));
  }

  private static List<String> ways(List<Outcome> outcomes) {
    return outcomes.stream().map(LiveInstantsTest::way).toList();
  }

  private static String way(Outcome outcome) {
    if (outcome instanceof Entered entered) {
      return "+" + entered.segment() + " at " + day(entered.at());
    }
    Exited exited = (Exited) outcome;
    return "-" + exited.segment() + " at " + day(exited.at());
  }

  private static long day(Instant at) {
    return Duration.between(START, at).toDays();
  }
}
