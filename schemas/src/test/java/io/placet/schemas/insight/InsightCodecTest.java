package io.placet.schemas.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.insight.Dimension;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.DiscreteGaussian;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import io.placet.domain.privacy.Ratio;
import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.InsightEntry;
import io.placet.schemas.avro.WindowReleased;
import io.placet.schemas.codec.SingleObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightCodecTest {
  private static final SingleObject<InsightEntry> WIRE = SingleObject.of(InsightEntry.class);
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant MONDAY = Instant.parse("2026-10-18T22:00:00Z");
  private static final MetricRef REF = new MetricRef("revenue-by-week", 2);
  private static final Bounds BOUNDS = new Bounds(4, 5_000_000);
  private static final BigDecimal RHO = new BigDecimal("0.030");
  private static final Metric REVENUE =
      new Metric(
          REF,
          "Revenue",
          "analytics",
          new Measure.Sum("total", List.of("Order Completed"), List.of("Order Refunded")),
          List.of(new Dimension("country", new Dimension.OfField("country"), List.of("France"))),
          Period.WEEK,
          BOUNDS,
          RHO);
  private static final DiscreteGaussian NOISE =
      DiscreteGaussian.of(BOUNDS.variance(Ratio.of(RHO), 1));

  @Test
  void aFigureSaysItsWindowItsCellItsUnitAndItsNoise() {
    FigureReleased figure = (FigureReleased) sent(figure(List.of("France"), -7)).getBody();

    assertThat(InsightCodec.metric(figure)).isEqualTo(REF);
    assertThat(figure.getFrom()).isEqualTo(MONDAY);
    assertThat(figure.getUntil())
        .as("a week in which the clocks go back")
        .isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    assertThat(figure.getDimensions()).containsExactly("country");
    assertThat(figure.getCell()).containsExactly("France");
    assertThat(figure.getValue()).isEqualTo(-7);
    assertThat(figure.getScale()).isEqualTo(4);
    assertThat(InsightCodec.variance(figure)).isEqualTo(NOISE.variance());
    assertThat(figure.getWithin95()).isEqualTo(NOISE.within95());
  }

  @Test
  void aCellHasAValueOfEachDimension() {
    assertThatThrownBy(() -> figure(List.of("France", "29"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a cell has a value of each dimension: [country]");
  }

  @Test
  void aChargeComesBackAsItWas() {
    Charge charge =
        new Charge(YearMonth.of(2026, 11), REF, new Loss(RHO, new BigDecimal("0.0000001")), BOUNDS);

    BudgetCharged charged = (BudgetCharged) sent(InsightCodec.charged(charge)).getBody();

    assertThat(charged.getDelta()).isEqualTo("0.0000001");
    assertThat(InsightCodec.charge(charged)).isEqualTo(charge);
  }

  @Test
  void aWindowSaysWhetherItWasRefused() {
    Instant until = Period.WEEK.end(MONDAY, PARIS);

    WindowReleased window =
        (WindowReleased) sent(InsightCodec.window(REF, MONDAY, until, true)).getBody();

    assertThat(InsightCodec.metric(window)).isEqualTo(REF);
    assertThat(window.getFrom()).isEqualTo(MONDAY);
    assertThat(window.getUntil()).isEqualTo(until);
    assertThat(window.getRefused()).isTrue();
  }

  @Test
  void eachEntryHasItsKey() {
    Charge charge = new Charge(YearMonth.of(2026, 11), REF, Loss.ofRho(RHO), BOUNDS);

    assertThat(key(figure(List.of("France"), 1)))
        .isEqualTo("figure|revenue-by-week@2|2026-10-18T22:00:00Z|France");
    assertThat(key(InsightCodec.charged(charge))).isEqualTo("charge|2026-11|revenue-by-week@2");
    assertThat(key(InsightCodec.window(REF, MONDAY, MONDAY, false)))
        .isEqualTo("window|revenue-by-week@2|2026-10-18T22:00:00Z");
  }

  private static InsightEntry figure(List<String> cell, long value) {
    return InsightCodec.figure(REVENUE, MONDAY, PARIS, cell, value, NOISE);
  }

  private static InsightEntry sent(InsightEntry entry) {
    return WIRE.decode(WIRE.encode(entry));
  }

  private static String key(InsightEntry entry) {
    return new String(InsightCodec.key(sent(entry)), StandardCharsets.UTF_8);
  }
}
