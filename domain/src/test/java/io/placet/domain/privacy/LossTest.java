package io.placet.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTest {
  private static final Loss MONTH = Loss.ofRho(new BigDecimal("0.1"));
  private static final double DELTA = 1e-6;

  /** The figures that the documents quote. */
  @ParameterizedTest
  @CsvSource({"1, 2.45, 0.005", "12, 9.3, 0.05", "36, 17.7, 0.05"})
  void monthsAddUp(int months, double epsilon, double printed) {
    assertThat(MONTH.times(months).epsilon(DELTA)).isCloseTo(epsilon, within(printed));
  }

  @Test
  void aPersonKnownAsTwoContactsLosesFourTimesAsMuch() {
    assertThat(MONTH.ofPersonKnownAs(2).rho()).isEqualByComparingTo("0.4");
    assertThat(MONTH.ofPersonKnownAs(2).epsilon(DELTA)).isCloseTo(5.1, within(0.05));
  }

  @Test
  void bothPartsAreWithinABudgetOrItIsExceeded() {
    Loss budget = new Loss(new BigDecimal("0.1"), new BigDecimal("1e-6"));

    assertThat(MONTH.isWithin(budget)).isTrue();
    assertThat(new Loss(BigDecimal.ZERO, new BigDecimal("1.1e-6")).isWithin(budget)).isFalse();
    assertThat(Loss.ofRho(new BigDecimal("0.1000001")).isWithin(budget)).isFalse();
  }

  @Test
  void epsilonIsToldAtADeltaBelowOne() {
    assertThatThrownBy(() -> MONTH.epsilon(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MONTH.epsilon(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Loss.ofRho(new BigDecimal("-0.1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
