package io.placet.domain.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.domain.generalisation.AgeBand;
import io.placet.domain.generalisation.Departement;
import io.placet.domain.insight.Measure;
import io.placet.domain.insight.Metric;
import io.placet.domain.insight.Period;
import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightsTest {
  private static final Loss BUDGET = new Loss(new BigDecimal("0.1"), BigDecimal.ZERO);

  @Test
  void allThatIsDeclaredIsPaidFromOneBudget() {
    Insights insights =
        new Insights(BUDGET, 10, List.of(metric("orders", "0.06"), metric("buyers", "0.04")));

    assertThat(insights.spent().rho()).isEqualByComparingTo("0.1");
    assertThat(insights.metric(new MetricRef("buyers", 1))).isPresent();
    assertThat(insights.metric(new MetricRef("buyers", 2))).isEmpty();
  }

  @Test
  void moreThanTheBudgetIsNotDeclared() {
    List<Metric> metrics = List.of(metric("orders", "0.06"), metric("buyers", "0.040001"));

    assertThatThrownBy(() -> new Insights(BUDGET, 10, metrics))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than the budget is spent: orders@1 0.06, buyers@1 0.040001");
  }

  @Test
  void anIdIsDeclaredOnce() {
    List<Metric> metrics = List.of(metric("orders", "0.01"), metric("orders", "0.01"));

    assertThatThrownBy(() -> new Insights(BUDGET, 10, metrics))
        .hasMessage("orders is declared twice");
  }

  @Test
  void whereNothingIsSaidNothingIsReleased() {
    assertThat(Insights.DEFAULT.metrics()).isEmpty();
    assertThat(SampleRegister.REGISTER.insights()).isEqualTo(Insights.DEFAULT);
  }

  @Test
  void departementsAndAgesHavePublicValues() {
    assertThat(Departement.all())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("01", "2A", "2B", "29", "95", "971", "974", "976")
        .doesNotContain("20", "other")
        .allSatisfy(code -> assertThat(Departement.of(code)).contains(code));
    assertThat(AgeBand.all())
        .containsExactly("0-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+");
  }

  private static Metric metric(String id, String rho) {
    return new Metric(
        new MetricRef(id, 1),
        id,
        "analytics",
        new Measure.Count(List.of("Order Completed")),
        List.of(),
        Period.DAY,
        new Bounds(4, 1),
        new BigDecimal(rho));
  }
}
