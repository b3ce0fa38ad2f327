package io.placet.benchmarks.segments;

import java.util.List;
import java.util.SplittableRandom;

/** Draws that are the same again for the same seed. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 on, below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From the least to the most, both included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The first ones more often: the value at i is twice as likely as the one at 2 i. */
  <T> T firstOf(List<T> values) {
    return values.get((int) Math.pow(values.size() + 1, random.nextDouble()) - 1);
  }

  double share() {
    return random.nextDouble();
  }
}
