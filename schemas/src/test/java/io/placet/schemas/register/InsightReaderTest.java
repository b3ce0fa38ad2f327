package io.placet.schemas.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.generalisation.AgeBand;
import io.placet.domain.generalisation.Departement;
import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.OwnEvents;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Insights;
import io.placet.domain.register.Register;
import io.placet.domain.register.Retention;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightReaderTest {
  private static final Insights READ = InsightRegister.read();
  private static final Register SAMPLE =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");

  @Test
  void aSectionSaysWhatAllFiguresMayCostAndWhichAreSuppressed() {
    assertThat(READ.budget())
        .isEqualTo(new Loss(new BigDecimal("0.1"), new BigDecimal("0.000001")));
    assertThat(READ.threshold()).isEqualTo(12);
    assertThat(READ.spent().rho()).isEqualByComparingTo("0.1");
  }

  @Test
  void aCountIsReadWithItsDimensions() {
    Metric orders = metric("orders", 3);

    assertThat(orders.description()).isEqualTo("Orders");
    assertThat(orders.purpose()).isEqualTo("analytics");
    assertThat(orders.measure()).isEqualTo(new Measure.Count(List.of("Order Completed")));
    assertThat(orders.period()).isEqualTo(Period.WEEK);
    assertThat(orders.bounds()).isEqualTo(new Bounds(6, 2));
    assertThat(orders.rho()).isEqualByComparingTo("0.02");
    assertThat(orders.dimensions())
        .containsExactly(
            new Dimension("country", new Dimension.OfField("country"), List.of("France", "EIRE")),
            new Dimension("departement", new Dimension.OfField("postcode"), Departement.all()));
  }

  @Test
  void theMostOfASumIsInTheUnitOfItsField() {
    Metric revenue = metric("revenue", 1);

    assertThat(revenue.measure())
        .isEqualTo(new Measure.Sum("total", List.of("Order Completed"), List.of("Order Refunded")));
    assertThat(revenue.bounds()).isEqualTo(new Bounds(5, 15_005_000));
    assertThat(revenue.dimensions())
        .containsExactly(
            new Dimension(
                "event", new Dimension.OfType(), List.of("Order Completed", "Order Refunded")));
  }

  @Test
  void agesAndFlagsHaveTheirValuesByThemselves() {
    assertThat(metric("buyers", 1).dimensions())
        .containsExactly(
            new Dimension("age_band", new Dimension.OfField("birth_date"), AgeBand.all()),
            new Dimension("gift", new Dimension.OfField("gift"), List.of("true", "false")));
  }

  @Test
  void sizesAndFlowsOfSegmentsAreRead() {
    Metric sizes = sample("segment-sizes-by-day");
    Metric flows = sample("segment-flows-by-week");

    assertThat(sizes.measure())
        .isEqualTo(new Measure.Members(List.of("frequent-buyers", "lapsing-buyers")));
    assertThat(flows.measure()).isEqualTo(new Measure.Count(List.of(OwnEvents.SEGMENT_CHANGED)));
    assertThat(flows.dimensionNames()).containsExactly("segment", "change");
  }

  private static Metric sample(String id) {
    return SAMPLE.insights().metric(new MetricRef(id, 1)).orElseThrow();
  }

  @Test
  void stepsAndCohortsAreRead() {
    assertThat(metric("funnel", 1).measure())
        .isEqualTo(new Measure.Funnel(List.of("Order Completed", "Order Refunded")));
    assertThat(metric("cohorts", 1).measure())
        .isEqualTo(new Measure.Retention(List.of("Order Completed"), 6));
  }

  @Test
  void aSectionWithoutBudgetHasTheDefault() {
    String yaml = InsightRegister.VALID.replace("  rho: 0.1\n  delta: 0.000001\n", "");

    assertThat(RegisterLoader.parse(yaml, "register.yaml").insights().budget())
        .isEqualTo(Insights.DEFAULT.budget());
    assertThat(SmallRegister.messageOfText(yaml.replace("rho: 0.01\n", "rho: 0.02\n")))
        .contains("insights.metrics: cost 0.11 together (", "; allowed: 0.1, the rho");
  }

  @Test
  void aRegisterThatSaysNothingOfFiguresReleasesNone() {
    Register small = RegisterLoader.parse(SmallRegister.VALID, "register.yaml");

    assertThat(small.insights()).isEqualTo(Insights.DEFAULT);
    assertThat(small.retention().consentTransitions()).isEqualTo(Retention.CONSENT_TRANSITIONS);
  }

  @Test
  void consentTransitionsAreKeptAsLongAsTheRegisterSays() {
    String yaml =
        SmallRegister.VALID.replace("shutOffs: P30D}", "shutOffs: P30D, consentTransitions: P40D}");

    assertThat(RegisterLoader.parse(yaml, "register.yaml").retention().consentTransitions())
        .isEqualTo(Duration.ofDays(40));
  }

  @Test
  void theSampleSpendsItsBudgetOnFiguresThatAnalyticsMayMake() {
    Insights insights = SAMPLE.insights();

    assertThat(insights.budget().rho()).isEqualByComparingTo("0.1");
    assertThat(insights.spent().rho()).isEqualByComparingTo("0.1");
    assertThat(insights.metrics())
        .isNotEmpty()
        .allSatisfy(
            metric ->
                assertThat(metric.measure().events())
                    .filteredOn(type -> !type.equals(OwnEvents.SEGMENT_CHANGED))
                    .allSatisfy(type -> assertThat(purposes(type)).contains(metric.purpose())));
  }

  private static List<String> purposes(String type) {
    return type.equals(OwnEvents.CONSENT_ANSWERED)
        ? List.of(OwnEvents.PURPOSE_OF_ANSWERS)
        : SAMPLE.eventType(type).map(EventType::purposes).orElseThrow();
  }

  private static Metric metric(String id, int version) {
    return READ.metric(new MetricRef(id, version)).orElseThrow();
  }
}
