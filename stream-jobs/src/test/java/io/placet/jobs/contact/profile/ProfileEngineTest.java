package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileEngineTest {
  private static final Instant FIRST = START;
  private static final Instant SECOND = START.plus(DAY);
  private static final Instant THIRD = START.plus(DAY.multipliedBy(2));
  private static final Duration WINDOW = DAY.multipliedBy(90);
  private static final Duration LAPSE = DAY.multipliedBy(60);

  private ProfileHarness engine;

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  private void threeOrders() throws Exception {
    engine.order(FIRST, "200.00");
    engine.order(SECOND, "200.00");
    engine.order(THIRD, "200.00");
  }

  @Test
  void aContactEntersWithItsThirdOrder() throws Exception {
    engine.order(FIRST, "200.00");
    engine.order(SECOND, "200.00");
    assertThat(engine.written()).isEmpty();

    engine.order(THIRD, "200.00");

    assertThat(engine.written())
        .containsExactly("frequent-buyers ENTERED RULE " + THIRD, "in since " + THIRD);
  }

  @Test
  void anAmendedOrderTakesTheFirstsPlaceAndCountsOnce() throws Exception {
    engine.order(FIRST, "200.00");
    engine.order(SECOND, "200.00");
    engine.amend(1, FIRST, "250.00");
    assertThat(engine.written()).isEmpty();

    engine.order(THIRD, "200.00");

    assertThat(engine.written())
        .containsExactly("frequent-buyers ENTERED RULE " + THIRD, "in since " + THIRD);
  }

  @Test
  void itLeavesExactlyWhenTheWindowSlidesPastWithoutAnyEvent() throws Exception {
    threeOrders();
    engine.written();
    engine.reach(FIRST.plus(WINDOW).minusMillis(1));
    assertThat(engine.written()).noneMatch(line -> line.startsWith("frequent-buyers"));

    engine.reach(FIRST.plus(WINDOW));

    assertThat(engine.written())
        .containsExactly("frequent-buyers EXITED RULE " + FIRST.plus(WINDOW), "out");
  }

  @Test
  void theInstantOfAnExitDoesNotDependOnHowFarTimeJumps() throws Exception {
    threeOrders();
    engine.written();

    engine.reach(START.plus(DAY.multipliedBy(200)));

    assertThat(engine.written())
        .containsExactly(
            "lapsing-buyers ENTERED RULE " + THIRD.plus(LAPSE),
            "in since " + THIRD.plus(LAPSE),
            "frequent-buyers EXITED RULE " + FIRST.plus(WINDOW),
            "out");
  }

  @Test
  void aLateEventCountsAsHistory() throws Exception {
    engine.order(SECOND, "200.00");
    engine.order(THIRD, "200.00");
    engine.reach(THIRD.plus(DAY));

    engine.order(FIRST, "200.00");

    assertThat(engine.written())
        .containsExactly("frequent-buyers ENTERED RULE " + THIRD, "in since " + THIRD);
    engine.reach(FIRST.plus(WINDOW));
    assertThat(engine.written()).contains("frequent-buyers EXITED RULE " + FIRST.plus(WINDOW));
  }

  @Test
  void aWindowOfTwoMinutesEndsToTheMillisecondWhileOnlyTheClockGoesOn() throws Exception {
    Duration window = Duration.ofMinutes(2);
    engine.define(
        SegmentDefinition.newBuilder(Definitions.samples().get(0))
            .setVersion(2)
            .setRule(
                """
                {"measure": "count", "event": "Order Completed", "within": "PT2M",
                 "operator": ">=", "value": 1}""")
            .build());
    engine.order(FIRST, "1.00");
    engine.written();

    for (Instant tick = FIRST; tick.isBefore(FIRST.plus(window)); tick = tick.plusMillis(50)) {
      engine.reach(tick);
    }
    engine.reach(FIRST.plus(window).minusMillis(1));
    assertThat(engine.written()).isEmpty();
    engine.reach(FIRST.plus(window));

    assertThat(engine.written())
        .containsExactly("frequent-buyers EXITED RULE " + FIRST.plus(window), "out");
  }

  @Test
  void aWithdrawalEndsMembershipsBeforeItIsConfirmed() throws Exception {
    threeOrders();
    engine.written();

    engine.shutOff("profiling", true, THIRD.plusSeconds(1));

    assertThat(engine.written())
        .containsExactly(
            "frequent-buyers EXITED WITHDRAWN " + THIRD.plusSeconds(1), "out", "passed receipt");
  }

  @Test
  void aWithdrawalLeavesNothingOfAContactThatNothingElseMayRead() throws Exception {
    threeOrders();

    engine.shutOff("profiling", true, THIRD);

    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void aRestrictionEndsMembershipsAndKeepsWhatIsStored() throws Exception {
    threeOrders();
    engine.written();

    engine.restrict("profiling", THIRD);

    assertThat(engine.written())
        .containsExactly("frequent-buyers EXITED WITHDRAWN " + THIRD, "out", "passed receipt");
    assertThat(engine.stateEntries()).isPositive();
  }

  @Test
  void timersOfBeforeAWithdrawalFireWithoutEffect() throws Exception {
    threeOrders();
    engine.shutOff("profiling", true, THIRD);
    engine.written();

    engine.reach(START.plus(DAY.multipliedBy(2000)));

    assertThat(engine.written()).isEmpty();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void aLaterGrantStartsFromNothing() throws Exception {
    threeOrders();
    engine.shutOff("profiling", true, THIRD);
    engine.written();

    engine.order(THIRD.plus(DAY), "200.00");
    engine.order(THIRD.plus(DAY.multipliedBy(2)), "200.00");
    assertThat(engine.written()).isEmpty();
    engine.order(THIRD.plus(DAY.multipliedBy(3)), "200.00");

    assertThat(engine.written()).hasSize(2);
  }

  @Test
  void aShutOffOfAnotherPurposeIsConfirmedAndTakesNothing() throws Exception {
    threeOrders();
    engine.written();

    engine.shutOff("newsletter", true, THIRD);
    engine.shutOff("profiling", false, THIRD);

    assertThat(engine.written()).containsExactly("passed receipt", "passed receipt");
  }

  @Test
  void whatSegmentsMayNotReadIsNotKept() throws Exception {
    engine.order(FIRST, "200.00", List.of("analytics"));

    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void historyIsKeptAsLongAsTheRegisterSays() throws Exception {
    engine.order(FIRST, "200.00");

    engine.reach(FIRST.plus(DAY.multipliedBy(3 * 366 + 2)));
    engine.written();

    assertThat(engine.timers()).isZero();
    assertThat(engine.stateEntries()).isZero();
  }

  @Test
  void aNewerDefinitionWins() throws Exception {
    SegmentDefinition two =
        SegmentDefinition.newBuilder(Definitions.samples().get(0))
            .setVersion(2)
            .setRule(
                """
                {"measure": "count", "event": "Order Completed", "within": "P90D",
                 "operator": ">=", "value": 1}""")
            .build();

    engine.define(two);
    engine.define(Definitions.samples().get(0));
    engine.order(FIRST, "1.00");

    assertThat(engine.written())
        .containsExactly("frequent-buyers ENTERED RULE " + FIRST, "in since " + FIRST);
  }

  @Test
  void restoredStateGoesOn() throws Exception {
    engine.order(FIRST, "200.00");
    engine.order(SECOND, "200.00");

    engine = engine.restart();
    engine.order(THIRD, "200.00");
    assertThat(engine.written()).hasSize(2);
    engine = engine.restart();
    engine.reach(FIRST.plus(WINDOW));

    assertThat(engine.written()).contains("frequent-buyers EXITED RULE " + FIRST.plus(WINDOW));
  }
}
