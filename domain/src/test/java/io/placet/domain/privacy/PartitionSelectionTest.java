package io.placet.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PartitionSelectionTest {
  private static final long SEED = 20_261_127;

  /** ρ = 0.01 is ε = √0.02. */
  private static final double EPSILON = Math.sqrt(0.02);

  private static final double DELTA = 1e-6;
  private final PartitionSelection selection = new PartitionSelection(EPSILON, DELTA);

  /** As the reference has it: 80 contacts for one half, 159 to be certain. */
  @Test
  void aKeyNeedsSoManyContacts() {
    assertThat(selection.probability(79)).isLessThan(0.5);
    assertThat(selection.probability(80)).isGreaterThanOrEqualTo(0.5);
    assertThat(selection.probability(158)).isLessThan(1);
    assertThat(selection.probability(159)).isEqualTo(1);
    assertThat(selection.probability(1_000_000)).isEqualTo(1);
  }

  @Test
  void aKeyOfNobodyIsNeverShownAndThatOfOneHardlyEver() {
    assertThat(selection.probability(0)).isZero();
    assertThat(selection.probability(1)).isEqualTo(DELTA);
  }

  /** One contact more or less changes neither outcome by more than e^ε and δ. */
  @Test
  void oneContactMoreTellsNoMoreThanPromised() {
    for (long contacts = 1; contacts <= 200; contacts++) {
      double with = selection.probability(contacts);
      double without = selection.probability(contacts - 1);

      assertThat(with).isLessThanOrEqualTo(Math.exp(EPSILON) * without + DELTA + 1e-12);
      assertThat(1 - without).isLessThanOrEqualTo(Math.exp(EPSILON) * (1 - with) + DELTA + 1e-12);
    }
  }

  @Test
  void keysAreShownAsOftenAsTheirProbabilitySays() {
    Coins coins = new Coins(new Random(SEED)::nextBytes);
    int runs = 20_000;
    int shown = 0;
    for (int run = 0; run < runs; run++) {
      shown += selection.selects(80, coins) ? 1 : 0;
    }

    assertThat((double) shown / runs).isCloseTo(selection.probability(80), within(0.02));
  }
}
