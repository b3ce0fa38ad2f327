package io.placet.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningTotalTest {
  private static final long SEED = 20_261_127;
  private static final Bounds FOUR = new Bounds(4, 1);
  private static final Ratio RHO = Ratio.of(new BigDecimal("0.1"));

  private static Coins coins() {
    return new Coins(new Random(SEED)::nextBytes);
  }

  /** Worst standard deviations of the reference, at ρ = 0.1 and four changes a contact. */
  @ParameterizedTest
  @CsvSource({"24, 22.4, 21.9", "168, 35.8, 58.0", "720, 44.7, 120.0"})
  void theTreePaysForManySteps(int steps, double tree, double naive) {
    int levels = RunningTotal.levels(steps);
    double each = Math.sqrt(FOUR.variance(RHO, levels).toDouble());

    assertThat(each * Math.sqrt(levels)).isCloseTo(tree, within(0.05));
    assertThat(Math.sqrt(FOUR.variance(RHO, steps).toDouble())).isCloseTo(naive, within(0.05));
    assertThat(RunningTotal.pays(steps)).isEqualTo(tree < naive);
  }

  @Test
  void totalsAreRightButForTheNoiseOfTheirParts() {
    int steps = 744;
    Random random = new Random(SEED);
    Coins coins = coins();
    DiscreteGaussian noise = DiscreteGaussian.of(Ratio.of(9, 1));
    double squares = 0;
    int runs = 40;
    long parts = 0;
    for (int run = 0; run < runs; run++) {
      RunningTotal total = new RunningTotal(steps);
      long exact = 0;
      for (int step = 0; step < steps; step++) {
        long change = random.nextLong(-10, 11);
        exact += change;
        double error = total.next(change, noise, coins) - exact;
        squares += error * error;
        parts += total.parts();
      }
    }

    assertThat(squares / parts).isCloseTo(9, within(0.9));
  }

  @Test
  void itGoesOnWhereItWasLeft() {
    DiscreteGaussian noise = DiscreteGaussian.of(Ratio.of(4, 1));
    RunningTotal whole = new RunningTotal(31);
    RunningTotal parts = new RunningTotal(31);
    Coins one = coins();
    Coins other = coins();
    for (int step = 0; step < 31; step++) {
      parts = RunningTotal.restore(parts.sums(), parts.noisy(), parts.step());

      assertThat(parts.next(step, noise, other)).isEqualTo(whole.next(step, noise, one));
    }
  }

  @Test
  void aSpanHasSoManyStepsAndNoMore() {
    DiscreteGaussian noise = DiscreteGaussian.of(Ratio.of(4, 1));
    RunningTotal total = new RunningTotal(1);
    long unused = total.next(1, noise, coins());

    assertThatThrownBy(() -> total.next(1, noise, coins()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new RunningTotal(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
