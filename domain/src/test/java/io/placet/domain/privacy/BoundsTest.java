package io.placet.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final long SEED = 20_261_127;
  private static final Bounds FOUR = new Bounds(4, 100);

  @Test
  void aValueIsClippedOnBothSides() {
    assertThat(FOUR.clip(99)).isEqualTo(99);
    assertThat(FOUR.clip(101)).isEqualTo(100);
    assertThat(FOUR.clip(-101)).isEqualTo(-100);
  }

  @Test
  void noMoreCellsCountThanTheMonthHasLeft() {
    assertThat(FOUR.allowed(3, 0)).isEqualTo(3);
    assertThat(FOUR.allowed(3, 2)).isEqualTo(2);
    assertThat(FOUR.allowed(3, 4)).isZero();
    assertThat(FOUR.allowed(3, 9)).isZero();
  }

  @Test
  void eachCellIsAsLikelyAndAReplayChoosesTheSame() {
    List<String> touched = List.of("a", "b", "c", "d", "e");
    Map<String, Integer> chosen = new HashMap<>();
    Random random = new Random(SEED);
    int runs = 20_000;
    for (int run = 0; run < runs; run++) {
      long seed = random.nextLong();
      List<String> some =
          Bounds.choose(
              touched, 2, cell -> new SplittableRandom(seed ^ cell.hashCode()).nextLong());
      assertThat(some)
          .hasSize(2)
          .isEqualTo(
              Bounds.choose(
                  touched, 2, cell -> new SplittableRandom(seed ^ cell.hashCode()).nextLong()));
      some.forEach(cell -> chosen.merge(cell, 1, Integer::sum));
    }

    chosen
        .values()
        .forEach(times -> assertThat(times / (double) runs).isCloseTo(0.4, within(0.02)));
  }

  @Test
  void fewAreAllChosen() {
    assertThat(Bounds.choose(List.of("a", "b"), 2, cell -> 0)).containsExactly("a", "b");
    assertThat(Bounds.choose(List.of("a", "b"), 0, cell -> 0)).isEmpty();
  }

  /** A standard deviation of 4.5 at ρ = 0.1 and four cells, as the reference has it. */
  @Test
  void theNoiseIsWhatTheBoundsAskFor() {
    Ratio rho = Ratio.of(new BigDecimal("0.1"));

    assertThat(new Bounds(4, 1).variance(rho, 1)).isEqualTo(Ratio.of(20, 1));
    assertThat(new Bounds(4, 5).variance(rho, 1)).isEqualTo(Ratio.of(500, 1));
    assertThat(new Bounds(4, 1).variance(rho, 5)).isEqualTo(Ratio.of(100, 1));
  }

  @Test
  void boundsOfNothingAreNone() {
    assertThatThrownBy(() -> new Bounds(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bounds(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
