package io.placet.jobs.contact.profile;

import static io.placet.jobs.contact.profile.ProfileHarness.DAY;
import static io.placet.jobs.contact.profile.ProfileHarness.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time alone does to members, by timers, measure by measure. */
class SegmentLanguageTest {
  private static final String SEGMENT = "ours";
  private static final String FIRST_ORDER_THIS_WEEK =
      """
      {"measure": "first", "event": "Order Completed", "operator": "within", "value": "P7D"}""";
  private static final String LAST_ORDER_LONG_AGO =
      """
      {"measure": "last", "event": "Order Completed", "operator": "before", "value": "P7D"}""";
  private static final String REFUNDED_SOON =
      """
      {"measure": "sequence", "within": "P30D", "steps": [
        {"event": "Order Completed", "where": {"combinator": "and", "rules": [
          {"property": "total", "operator": ">=", "value": 50}]}},
        {"event": "Order Refunded", "within": "P7D", "without": [{"event": "Order Completed"}]}]}""";
  private static final String EVER_ORDERED =
      """
      {"measure": "did", "event": "Order Completed"}""";
  private static final String NEVER_REFUNDED =
      """
      {"measure": "did", "event": "Order Refunded", "not": true}""";

  /** The first midnight after three years, which is how long profiling keeps events. */
  private static final Instant FORGOTTEN = Instant.parse("2029-01-02T00:00:00Z");

  private ProfileHarness engine;

  @BeforeEach
  void open() throws Exception {
    engine = ProfileHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  @Test
  void aNewCustomerIsOneForAWeekWhateverElseIsOrdered() throws Exception {
    engine.define(SEGMENT, FIRST_ORDER_THIS_WEEK);
    engine.order(START, "10.00");
    engine.order(START.plus(DAY), "10.00");
    Instant exit = START.plus(DAY.multipliedBy(7));

    engine.reach(exit.minusMillis(1));
    assertThat(engine.changesOf(SEGMENT)).containsExactly("ENTERED RULE " + START);
    engine.reach(exit);

    assertThat(engine.changesOf(SEGMENT)).containsExactly("EXITED RULE " + exit);
  }

  @Test
  void whoHasNotOrderedForAWeekEntersByTheClockAndLeavesByAnOrder() throws Exception {
    engine.define(SEGMENT, LAST_ORDER_LONG_AGO);
    engine.order(START, "10.00");
    Instant entry = START.plus(DAY.multipliedBy(7));

    engine.reach(entry);
    assertThat(engine.changesOf(SEGMENT)).containsExactly("ENTERED RULE " + entry);
    engine.order(entry.plus(DAY), "10.00");

    assertThat(engine.changesOf(SEGMENT)).containsExactly("EXITED RULE " + entry.plus(DAY));
  }

  @Test
  void aSequenceEndsWhenItsFirstEventSlidesOutOfTheWindow() throws Exception {
    engine.define(SEGMENT, REFUNDED_SOON);
    engine.order(START, "60.00");
    Instant refund = START.plus(DAY.multipliedBy(6));
    engine.refund(refund, "60.00");
    Instant exit = START.plus(DAY.multipliedBy(30));

    engine.reach(exit.minusMillis(1));
    assertThat(engine.changesOf(SEGMENT)).containsExactly("ENTERED RULE " + refund);
    engine = engine.restart();
    engine.reach(exit);

    assertThat(engine.changesOf(SEGMENT)).containsExactly("EXITED RULE " + exit);
  }

  @Test
  void aSequenceIsBrokenByWhatMustNotHappenInBetween() throws Exception {
    engine.define(SEGMENT, REFUNDED_SOON);
    engine.order(START, "60.00");
    engine.order(START.plus(DAY), "10.00");

    engine.refund(START.plus(DAY.multipliedBy(2)), "60.00");

    assertThat(engine.changesOf(SEGMENT)).isEmpty();
  }

  @Test
  void aStepThatComesTooLateIsNone() throws Exception {
    engine.define(SEGMENT, REFUNDED_SOON);
    engine.order(START, "60.00");

    engine.refund(START.plus(DAY.multipliedBy(7)).plusMillis(1), "60.00");

    assertThat(engine.changesOf(SEGMENT)).isEmpty();
  }

  @Test
  void everEndsWhenTheEventIsForgotten() throws Exception {
    engine.define(SEGMENT, EVER_ORDERED);
    engine.order(START, "10.00");

    engine.reach(FORGOTTEN.minusMillis(1));
    assertThat(engine.changesOf(SEGMENT)).containsExactly("ENTERED RULE " + START);
    engine.reach(FORGOTTEN);

    assertThat(engine.changesOf(SEGMENT)).containsExactly("EXITED RULE " + FORGOTTEN);
  }

  @Test
  void whoIsForgottenIsInNoSegmentAndNothingStays() throws Exception {
    engine.define(SEGMENT, NEVER_REFUNDED);
    engine.order(START, "10.00");

    engine.reach(FORGOTTEN.plus(Duration.ofDays(1)));

    assertThat(engine.changesOf(SEGMENT))
        .containsExactly("ENTERED RULE " + START, "EXITED RULE " + FORGOTTEN);
    assertThat(engine.stateEntries()).isZero();
    assertThat(engine.timers()).isZero();
  }

  @Test
  void aDefinitionThatTheRegisterDoesNotFitChangesNothing() throws Exception {
    engine.define(SEGMENT, EVER_ORDERED.replace("Order Completed", "Order Paid"));

    engine.order(START, "10.00");

    assertThat(engine.changesOf(SEGMENT)).isEmpty();
  }
}
