package io.placet.acceptance.retail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.acceptance.retail.SegmentTruth.Change;
import io.placet.acceptance.retail.SegmentTruth.Reasoned;
import io.placet.acceptance.retail.SegmentTruth.Transition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TenSegmentsTest {
  private static final Instant START = Instant.parse("2011-01-01T09:00:00Z");
  private static final int RANDOM_INSTANTS = 50;

  @TempDir private static Path folder;
  private static List<RetailEvent> events = List.of();

  @BeforeAll
  static void read() throws IOException {
    events = RetailTruth.of(RetailFile.find(folder).path()).events();
  }

  static Stream<String> ids() {
    return TenSegments.ids().stream();
  }

  private static RetailEvent order(int day, String total) {
    return event("Order Completed", day, total);
  }

  private static RetailEvent refund(int day, String total) {
    return event("Order Refunded", day, total);
  }

  private static RetailEvent event(String type, int day, String total) {
    return new RetailEvent(
        type, "user:1", at(day), "order", new BigDecimal(total), 1, 1, "United Kingdom");
  }

  private static Instant at(int day) {
    return START.plus(Duration.ofHours(24L * day));
  }

  private static Transition entered(int day) {
    return new Transition("user:1", Change.ENTERED, at(day));
  }

  private static Transition exited(int day) {
    return new Transition("user:1", Change.EXITED, at(day));
  }

  private static List<Reasoned> reasoned(String id, RetailEvent... events) {
    return new SegmentTruth(List.of(events), contact -> true, TenSegments.rule(id))
        .reasoned(Instant.MAX);
  }

  private static List<Transition> transitions(String id, RetailEvent... events) {
    return reasoned(id, events).stream().map(Reasoned::transition).toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void eachIsDefined(String id) throws IOException {
    assertThat(new ObjectMapper().readTree(TenSegments.definition(id)).path("id").asText())
        .isEqualTo(id);
  }

  @Test
  void thereAreTen() {
    assertThat(TenSegments.ids()).hasSize(10);
  }

  @Test
  void whoReturnedAnOrderIsInUntilTheOrderIsNinetyDaysAgo() {
    assertThat(reasoned("returned-soon", order(0, "60"), refund(13, "60"), order(20, "60")))
        .containsExactly(
            new Reasoned(entered(13), List.of(new Why("rule", true, at(0).toString()))),
            new Reasoned(exited(90), List.of(new Why("rule", false, ""))));
  }

  @Test
  void aRefundThatIsLateOrOfALaterOrderReturnsNothing() {
    assertThat(transitions("returned-soon", order(0, "60"), refund(15, "60"))).isEmpty();
    assertThat(transitions("returned-soon", order(0, "60"), order(1, "9"), refund(2, "60")))
        .isEmpty();
    assertThat(transitions("returned-soon", order(0, "60"), refund(14, "60"))).isNotEmpty();
  }

  @Test
  void eventsOfOneInstantComeOneAfterAnother() {
    assertThat(
            transitions(
                "never-a-return", order(0, "1"), order(1, "1"), order(2, "1"), refund(2, "1")))
        .containsExactly(entered(2), exited(2));
  }

  @Test
  void whoNeverOrderedReturnsSomethingForThirtyDays() {
    assertThat(reasoned("returning", refund(0, "5")))
        .containsExactly(
            new Reasoned(
                entered(0),
                List.of(
                    new Why("rule.rules[0]", true, at(0).toString()),
                    new Why("rule.rules[1].rules[1]", true, "0"))),
            new Reasoned(exited(30), List.of(new Why("rule.rules[0]", false, ""))));
  }

  @Test
  void theLeavesOfAGroupThatIsTurnedRoundDecideWhenAllAreFalse() {
    RetailEvent[] orders = {
      lines(0, 1), lines(1, 2), lines(2, 3), refund(3, "200"),
    };

    assertThat(reasoned("varied", orders))
        .containsExactly(
            new Reasoned(
                entered(2),
                List.of(
                    new Why("rule.rules[0]", true, "3"),
                    new Why("rule.rules[1].rules[0]", false, ""),
                    new Why("rule.rules[1].rules[1]", false, "0"))),
            new Reasoned(
                exited(3), List.of(new Why("rule.rules[1].rules[0]", true, at(3).toString()))));
  }

  private static RetailEvent lines(int day, int lines) {
    return new RetailEvent(
        "Order Completed", "user:1", at(day), "order", BigDecimal.ONE, lines, 1, "EIRE");
  }

  /** So the windows that say when to look are all there. */
  @ParameterizedTest
  @MethodSource("ids")
  void membersAtRandomInstantsAreWhatTransitionsLeaveInForce(String id) {
    SegmentTruth segment =
        new SegmentTruth(
            events,
            contact -> ConsentTruth.SHIPPED.gives(contact, "profiling"),
            TenSegments.rule(id));
    Instant last = events.get(events.size() - 1).time();
    List<Transition> transitions = segment.transitions(last);

    new Random(20101201)
        .longs(RANDOM_INSTANTS, events.get(0).time().toEpochMilli(), last.toEpochMilli())
        .mapToObj(Instant::ofEpochMilli)
        .forEach(
            at ->
                assertThat(segment.membersAt(at))
                    .containsExactlyElementsOf(inForce(transitions, at)));
    assertThat(transitions).isNotEmpty();
  }

  private static Set<String> inForce(List<Transition> transitions, Instant at) {
    Set<String> in = new TreeSet<>();
    for (Transition transition : transitions) {
      if (!transition.at().isAfter(at)) {
        boolean changed =
            transition.change() == Change.ENTERED
                ? in.add(transition.contact())
                : in.remove(transition.contact());
        assertThat(changed).isTrue();
      }
    }
    return in;
  }
}
