package io.placet.domain.insight;

import static io.placet.domain.insight.Metrics.BUYERS;
import static io.placet.domain.insight.Metrics.CLICKED;
import static io.placet.domain.insight.Metrics.COUNTRY;
import static io.placet.domain.insight.Metrics.DELIVERED;
import static io.placet.domain.insight.Metrics.EVENT;
import static io.placet.domain.insight.Metrics.FUNNEL;
import static io.placet.domain.insight.Metrics.MONDAY;
import static io.placet.domain.insight.Metrics.ORDER;
import static io.placet.domain.insight.Metrics.ORDERS;
import static io.placet.domain.insight.Metrics.PARIS;
import static io.placet.domain.insight.Metrics.REFUND;
import static io.placet.domain.insight.Metrics.RETENTION;
import static io.placet.domain.insight.Metrics.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.privacy.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void aGridHasEachCombinationOfValuesAndOtherInOrder() {
    Metric metric =
        Metrics.metric(
            new Measure.Count(List.of(ORDER)), List.of(COUNTRY, EVENT), new Bounds(1, 1));

    assertThat(metric.dimensionNames()).containsExactly("country", "event");
    assertThat(metric.grid(MONDAY, PARIS))
        .containsExactly(
            List.of("France", ORDER),
            List.of("France", REFUND),
            List.of("France", "other"),
            List.of("EIRE", ORDER),
            List.of("EIRE", REFUND),
            List.of("EIRE", "other"),
            List.of("other", ORDER),
            List.of("other", REFUND),
            List.of("other", "other"))
        .hasSize((int) metric.gridSize());
  }

  @Test
  void aTotalHasOneCell() {
    assertThat(REVENUE.dimensionNames()).isEmpty();
    assertThat(REVENUE.grid(MONDAY, PARIS)).containsExactly(List.of());
    assertThat(REVENUE.gridSize()).isEqualTo(1);
  }

  @Test
  void theCellsOfAFunnelAreItsSteps() {
    assertThat(FUNNEL.dimensionNames()).containsExactly("step");
    assertThat(FUNNEL.grid(MONDAY, PARIS))
        .containsExactly(List.of(DELIVERED), List.of(CLICKED), List.of(ORDER))
        .hasSize((int) FUNNEL.gridSize());
  }

  @Test
  void theCellsOfRetentionAreCohortsFromTheNewestBackAndTheEarlierOnes() {
    assertThat(RETENTION.dimensionNames()).containsExactly("cohort");
    assertThat(RETENTION.grid(MONDAY, PARIS))
        .containsExactly(
            List.of("2026-11-23"), List.of("2026-11-16"), List.of("2026-11-09"), List.of("other"))
        .hasSize((int) RETENTION.gridSize());
  }

  @Test
  void amountsHaveFourDecimalsAndCountsNone() {
    assertThat(REVENUE.scale()).isEqualTo(4);
    assertThat(Stream.of(ORDERS, BUYERS, FUNNEL, RETENTION).map(Metric::scale)).containsOnly(0);
  }

  @Test
  void anEventThatIsNotMeasuredTouchesNothing() {
    assertThat(ORDERS.touch(Metrics.event(REFUND, MONDAY, Map.of()))).isEmpty();
    assertThat(REVENUE.touch(Metrics.event(DELIVERED, MONDAY, Map.of()))).isEmpty();
  }

  @Test
  void whatIsNoValueOfADimensionOrIsMissingIsOther() {
    assertThat(cell(ORDERS, Metrics.of("France"))).containsExactly("France");
    assertThat(cell(ORDERS, Metrics.of("Norway"))).containsExactly("other");
    assertThat(cell(ORDERS, Metrics.of("france"))).containsExactly("other");
    assertThat(cell(ORDERS, Metrics.event(ORDER, MONDAY, Map.of()))).containsExactly("other");
    assertThat(
            cell(
                ORDERS, Metrics.event(ORDER, MONDAY, Map.of("country", new FieldValue.Decimal(1)))))
        .containsExactly("other");
    assertThat(ORDERS.grid(MONDAY, PARIS)).contains(cell(ORDERS, Metrics.of("Norway")));
  }

  @Test
  void numbersFlagsAndTypesAreToldAsText() {
    Metric metric =
        Metrics.metric(
            new Measure.Count(List.of(ORDER, REFUND)),
            List.of(
                new Dimension("lines", new Dimension.OfField("lines"), List.of("0", "12")),
                new Dimension("gift", new Dimension.OfField("gift"), List.of("true", "false")),
                EVENT),
            new Bounds(1, 1));
    Map<String, FieldValue> fields =
        Map.of("lines", new FieldValue.Whole(12), "gift", new FieldValue.Flag(false));

    assertThat(cell(metric, Metrics.event(REFUND, MONDAY, fields)))
        .containsExactly("12", "false", REFUND);
  }

  @Test
  void amountsAreAddedAndTakenAwayInTenThousandths() {
    assertThat(amount(Metrics.worth(ORDER, 199_900))).contains(199_900L);
    assertThat(amount(Metrics.worth(REFUND, 199_900))).contains(-199_900L);
    assertThat(amount(Metrics.event(ORDER, MONDAY, Map.of("total", new FieldValue.Whole(3)))))
        .contains(30_000L);
    assertThat(
            amount(
                Metrics.event(
                    ORDER, MONDAY, Map.of("total", new FieldValue.Whole(Long.MAX_VALUE)))))
        .contains(Long.MAX_VALUE / 10_000 * 10_000);
  }

  @Test
  void anEventWithoutAmountTouchesNoSum() {
    assertThat(amount(Metrics.event(ORDER, MONDAY, Map.of()))).isEmpty();
    assertThat(amount(Metrics.event(ORDER, MONDAY, Map.of("total", new FieldValue.Text("3")))))
        .isEmpty();
  }

  @Test
  void aContactCountsForNoMoreThanItMayInEachCell() {
    assertThat(contributions(ORDERS, of("France"), of("France"), of("France"), of("EIRE")))
        .containsExactly(Map.entry(List.of("EIRE"), 1L), Map.entry(List.of("France"), 2L));
    assertThat(contributions(REVENUE, worth(ORDER, 9_000_000)))
        .containsExactly(Map.entry(List.of(), 5_000_000L));
    assertThat(contributions(REVENUE, worth(REFUND, 9_000_000)))
        .containsExactly(Map.entry(List.of(), -5_000_000L));
  }

  @Test
  void whatComesBackIsTakenAwayBeforeAnythingIsClipped() {
    assertThat(contributions(REVENUE, worth(ORDER, 9_000_000), worth(REFUND, 8_000_000)))
        .containsExactly(Map.entry(List.of(), 1_000_000L));
  }

  @Test
  void aSumThatDoesNotFitIsTheLargestThatDoes() {
    assertThat(contributions(REVENUE, worth(ORDER, Long.MAX_VALUE), worth(ORDER, Long.MAX_VALUE)))
        .containsExactly(Map.entry(List.of(), 5_000_000L));
    assertThat(contributions(REVENUE, worth(ORDER, -Long.MAX_VALUE), worth(ORDER, -Long.MAX_VALUE)))
        .containsExactly(Map.entry(List.of(), -5_000_000L));
  }

  @Test
  void aContactIsOneHoweverOftenItCame() {
    assertThat(contributions(BUYERS, of("France"), of("France"), of("EIRE")))
        .containsExactly(Map.entry(List.of("EIRE"), 1L), Map.entry(List.of("France"), 1L));
  }

  @Test
  void whoDidNothingContributesNothing() {
    assertThat(Stream.of(ORDERS, REVENUE, BUYERS, FUNNEL, RETENTION).map(MetricTest::contributions))
        .allSatisfy(cells -> assertThat(cells).isEmpty());
  }

  @Test
  void valuesThatJoinToTheSameTextAreCellsOfTheirOwn() {
    Dimension one = new Dimension("one", new Dimension.OfField("one"), List.of("a, b", "a"));
    Dimension two = new Dimension("two", new Dimension.OfField("two"), List.of("c", "b, c"));
    Metric metric =
        Metrics.metric(new Measure.Count(List.of(ORDER)), List.of(one, two), new Bounds(4, 1));

    assertThat(contributions(metric, oneAndTwo("a, b", "c"), oneAndTwo("a", "b, c")))
        .containsOnlyKeys(List.of("a, b", "c"), List.of("a", "b, c"));
  }

  @Test
  void aStepCountsOnlyAfterTheOneInFrontOfIt() {
    assertThat(funnel(at(DELIVERED, 1), at(CLICKED, 2), at(ORDER, 3)))
        .containsExactlyInAnyOrder(DELIVERED, CLICKED, ORDER);
    assertThat(funnel(at(ORDER, 3), at(DELIVERED, 1), at(CLICKED, 2)))
        .as("whatever the order in which they come")
        .containsExactlyInAnyOrder(DELIVERED, CLICKED, ORDER);
    assertThat(funnel(at(DELIVERED, 2), at(CLICKED, 1))).containsExactly(DELIVERED);
    assertThat(funnel(at(DELIVERED, 1), at(ORDER, 3))).containsExactly(DELIVERED);
    assertThat(funnel(at(CLICKED, 1), at(ORDER, 3))).isEmpty();
    assertThat(funnel(at(DELIVERED, 2), at(CLICKED, 1), at(CLICKED, 3)))
        .as("a later click counts")
        .containsExactlyInAnyOrder(DELIVERED, CLICKED);
    assertThat(funnel(at(DELIVERED, 1), at(CLICKED, 1)))
        .as("at the same instant")
        .containsExactlyInAnyOrder(DELIVERED, CLICKED);
  }

  @Test
  void aContactIsOfTheCohortOfItsFirstEvent() {
    assertThat(cohortOfWhoCameFirst(Optional.of(MONDAY.plusSeconds(1))))
        .containsExactly(List.of("2026-11-23"));
    assertThat(cohortOfWhoCameFirst(Optional.of(MONDAY.minusSeconds(1))))
        .containsExactly(List.of("2026-11-16"));
    assertThat(cohortOfWhoCameFirst(Optional.of(MONDAY.minus(Duration.ofDays(60)))))
        .containsExactly(List.of("other"));
    assertThat(cohortOfWhoCameFirst(Optional.empty()))
        .as("nothing was seen before")
        .containsExactly(List.of("2026-11-23"));
  }

  @Test
  void whatCannotBeAMetricIsNone() {
    assertThatThrownBy(() -> Metrics.metric(FUNNEL.measure(), List.of(COUNTRY), new Bounds(1, 1)))
        .hasMessage("steps, cohorts and segments are not broken down further");
    assertThatThrownBy(() -> Metrics.metric(BUYERS.measure(), List.of(), new Bounds(1, 2)))
        .hasMessage("a contact counts for 1 where contacts are counted");
    assertThatThrownBy(() -> new Measure.Funnel(List.of(ORDER)))
        .hasMessage("a funnel has two steps or more, each another type");
    assertThatThrownBy(() -> new Dimension("x", new Dimension.OfType(), List.of("other")))
        .hasMessage("a dimension has values, each once, and other is none of them");
  }

  private static List<String> cell(Metric metric, Event event) {
    return metric.touch(event).orElseThrow().cell();
  }

  private static Optional<Long> amount(Event event) {
    return REVENUE.touch(event).map(Touch::amount);
  }

  private static Event of(String country) {
    return Metrics.of(country);
  }

  private static Event worth(String type, long unscaled) {
    return Metrics.worth(type, unscaled);
  }

  private static Event oneAndTwo(String one, String two) {
    return Metrics.event(
        ORDER, MONDAY, Map.of("one", new FieldValue.Text(one), "two", new FieldValue.Text(two)));
  }

  private static Event at(String type, int hour) {
    return Metrics.event(type, MONDAY.plus(Duration.ofHours(hour)), Map.of());
  }

  private static Map<List<String>, Long> contributions(Metric metric, Event... events) {
    return metric.contributions(touches(metric, events), MONDAY, Optional.empty(), PARIS);
  }

  private static List<String> funnel(Event... events) {
    return contributions(FUNNEL, events).keySet().stream().map(step -> step.get(0)).toList();
  }

  private static Iterable<List<String>> cohortOfWhoCameFirst(Optional<Instant> first) {
    return RETENTION.contributions(touches(RETENTION, at(ORDER, 1)), MONDAY, first, PARIS).keySet();
  }

  private static List<Touch> touches(Metric metric, Event... events) {
    return Arrays.stream(events).map(metric::touch).flatMap(Optional::stream).toList();
  }
}
