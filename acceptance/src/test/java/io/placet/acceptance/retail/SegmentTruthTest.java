package io.placet.acceptance.retail;

import static io.placet.acceptance.retail.SegmentTruth.Change.ENTERED;
import static io.placet.acceptance.retail.SegmentTruth.Change.EXITED;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.acceptance.retail.SegmentTruth.Transition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTruthTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Instant START = Instant.parse("2011-01-01T09:00:00Z");

  private static Instant day(int days) {
    return START.plus(DAY.multipliedBy(days));
  }

  private static RetailEvent order(String contact, int day, String total) {
    return event("Order Completed", contact, day, total);
  }

  private static RetailEvent event(String type, String contact, int day, String total) {
    return new RetailEvent(
        type, contact, day(day), contact + day, new BigDecimal(total), 1, 1, "EIRE");
  }

  private static SegmentTruth segment(SegmentTruth.Rule rule, RetailEvent... events) {
    return new SegmentTruth(List.of(events), contact -> !contact.equals("user:refuses"), rule);
  }

  @Test
  void theThirdOrderEntersAndTheFirstOnesSlidingOutLeaves() {
    SegmentTruth segment =
        segment(
            SegmentTruth.FREQUENT_BUYERS,
            order("user:1", 0, "200"),
            order("user:1", 10, "200"),
            order("user:1", 20, "100"));

    assertThat(segment.transitions(Instant.MAX))
        .containsExactly(
            new Transition("user:1", ENTERED, day(20)), new Transition("user:1", EXITED, day(90)));
    assertThat(segment.membersAt(day(20).minusMillis(1))).isEmpty();
    assertThat(segment.membersAt(day(20))).containsExactly("user:1");
    assertThat(segment.membersAt(day(90).minusMillis(1))).containsExactly("user:1");
    assertThat(segment.membersAt(day(90))).isEmpty();
  }

  @Test
  void enoughOrdersOfTooLittleDoNotEnter() {
    assertThat(
            segment(
                    SegmentTruth.FREQUENT_BUYERS,
                    order("user:1", 0, "200"),
                    order("user:1", 1, "200"),
                    order("user:1", 2, "99.9999"))
                .transitions(Instant.MAX))
        .isEmpty();
  }

  @Test
  void anOrderThatComesAsAnotherSlidesOutChangesNothing() {
    SegmentTruth segment =
        segment(
            SegmentTruth.FREQUENT_BUYERS,
            order("user:1", 0, "200"),
            order("user:1", 10, "200"),
            order("user:1", 20, "200"),
            order("user:1", 90, "200"));

    assertThat(segment.transitions(Instant.MAX))
        .containsExactly(
            new Transition("user:1", ENTERED, day(20)), new Transition("user:1", EXITED, day(100)));
  }

  @Test
  void aContactCanEnterAgain() {
    SegmentTruth segment =
        segment(
            SegmentTruth.FREQUENT_BUYERS,
            order("user:1", 0, "200"),
            order("user:1", 10, "200"),
            order("user:1", 20, "200"),
            order("user:1", 91, "200"));

    assertThat(segment.transitions(day(95)))
        .containsExactly(
            new Transition("user:1", ENTERED, day(20)),
            new Transition("user:1", EXITED, day(90)),
            new Transition("user:1", ENTERED, day(91)));
  }

  @Test
  void refundsAnonymousOrdersAndRefusingContactsAreNotSeen() {
    assertThat(
            segment(
                    SegmentTruth.FREQUENT_BUYERS,
                    order("user:1", 0, "900"),
                    order("user:1", 1, "900"),
                    event("Order Refunded", "user:1", 2, "900"),
                    order("user:refuses", 0, "900"),
                    order("user:refuses", 1, "900"),
                    order("user:refuses", 2, "900"),
                    order("anonymous:1", 0, "900"),
                    order("anonymous:1", 1, "900"),
                    order("anonymous:1", 2, "900"))
                .transitions(Instant.MAX))
        .isEmpty();
  }

  @Test
  void aLapsingContactIsBackWithAnOrderAndForgottenAfterAYear() {
    SegmentTruth segment =
        segment(SegmentTruth.LAPSING, order("user:1", 0, "1"), order("user:1", 100, "1"));

    assertThat(segment.transitions(Instant.MAX))
        .containsExactly(
            new Transition("user:1", ENTERED, day(60)),
            new Transition("user:1", EXITED, day(100)),
            new Transition("user:1", ENTERED, day(160)),
            new Transition("user:1", EXITED, day(465)));
    assertThat(segment.membersAt(day(60))).containsExactly("user:1");
  }

  @Test
  void transitionsStandByTimeThenByContact() {
    SegmentTruth segment =
        segment(
            SegmentTruth.LAPSING,
            order("user:2", 0, "1"),
            order("user:1", 0, "1"),
            order("user:3", -1, "1"));

    assertThat(segment.transitions(day(60)))
        .extracting(Transition::contact)
        .containsExactly("user:3", "user:1", "user:2");
  }
}
