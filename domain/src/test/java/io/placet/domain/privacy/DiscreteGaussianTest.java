package io.placet.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteGaussianTest {
  private static final long SEED = 20_261_127;
  private static final int DRAWS = 200_000;

  /** Of a chi-squared statistic, exceeded once in a million times (Wilson and Hilferty 1931). */
  private static double critical(int freedom) {
    double spread = 2.0 / (9.0 * freedom);
    return freedom * Math.pow(1 - spread + 4.7534 * Math.sqrt(spread), 3);
  }

  @ParameterizedTest
  @CsvSource({"1,4", "1,1", "20,1", "137,8", "900,1"})
  void itsDrawsFitTheExactProbabilities(long numerator, long denominator) {
    Ratio variance = Ratio.of(numerator, denominator);

    assertThat(chiSquared(variance, variance)).isLessThan(1);
  }

  @Test
  void theFitTellsHalfOfTheDeviationApart() {
    assertThat(chiSquared(Ratio.of(5, 1), Ratio.of(20, 1))).isGreaterThan(1);
    assertThat(chiSquared(Ratio.of(20, 1), Ratio.of(21, 1))).isGreaterThan(1);
  }

  /** How far draws of one variance are from the probabilities of another; at most 1 where near. */
  private static double chiSquared(Ratio drawn, Ratio expected) {
    double square = expected.toDouble();
    int reach = (int) Math.ceil(5 * Math.sqrt(square));
    double[] weights = new double[2 * reach + 1];
    double total = 0;
    for (int x = -10 * reach - 10; x <= 10 * reach + 10; x++) {
      double weight = Math.exp(-(double) x * x / (2 * square));
      total += weight;
      if (Math.abs(x) <= reach) {
        weights[x + reach] = weight;
      }
    }
    long[] found = new long[weights.length];
    Coins coins = new Coins(new Random(SEED)::nextBytes);
    DiscreteGaussian noise = DiscreteGaussian.of(drawn);
    for (int draw = 0; draw < DRAWS; draw++) {
      long x = noise.sample(coins);
      if (Math.abs(x) <= reach) {
        found[(int) x + reach]++;
      }
    }
    double statistic = 0;
    int bins = 0;
    double rest = DRAWS;
    long others = DRAWS;
    for (int bin = 0; bin < weights.length; bin++) {
      double mean = DRAWS * weights[bin] / total;
      if (mean >= 10) {
        statistic += (found[bin] - mean) * (found[bin] - mean) / mean;
        bins++;
        rest -= mean;
        others -= found[bin];
      }
    }
    if (rest >= 10) {
      statistic += (others - rest) * (others - rest) / rest;
      bins++;
    }
    return statistic / critical(bins - 1);
  }

  @ParameterizedTest
  @CsvSource({"1,4", "20,1", "400,1", "4000000,1"})
  void nineteenOfTwentyDrawsAreWithinTheIntervalThatIsStated(long numerator, long denominator) {
    DiscreteGaussian noise = DiscreteGaussian.of(Ratio.of(numerator, denominator));
    Coins coins = new Coins(new Random(SEED)::nextBytes);
    int runs = 10_000;
    int within = 0;
    int strictly = 0;
    for (int run = 0; run < runs; run++) {
      long drawn = Math.abs(noise.sample(coins));
      within += drawn <= noise.within95() ? 1 : 0;
      strictly += drawn < noise.within95() ? 1 : 0;
    }
    double tolerance = 5 * Math.sqrt(0.95 * 0.05 / runs);

    assertThat((double) within / runs).isGreaterThan(0.95 - tolerance);
    assertThat((double) strictly / runs)
        .as("no narrower one holds as many")
        .isLessThan(0.95 + tolerance);
  }

  @Test
  void itsVarianceIsWhatWasAsked() {
    Coins coins = new Coins(new Random(SEED)::nextBytes);
    DiscreteGaussian noise = DiscreteGaussian.of(Ratio.of(1_000_000_000_000L, 1));
    double sum = 0;
    int draws = 20_000;
    for (int draw = 0; draw < draws; draw++) {
      double drawn = noise.sample(coins);
      sum += drawn * drawn;
    }

    assertThat(Math.sqrt(sum / draws)).isCloseTo(1e6, within(2.5e4));
  }

  @Test
  void thereIsNoNoiseOfNothing() {
    assertThatThrownBy(() -> DiscreteGaussian.of(Ratio.of(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }
}
