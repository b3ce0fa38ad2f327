package io.placet.domain.score;

import java.util.List;

/**
 * The classes 1 to q of a feature of {@link RfmModel}, cut at the quantiles of a population.
 *
 * @param boundaries q − 1 values that do not decrease; a value equal to a boundary is below it
 * @param weight what a class counts in the sum; negative to turn the scale round
 */
public record Classes(List<Double> boundaries, double weight) {
  public Classes {
    boundaries.forEach(boundary -> Finite.check("boundaries", boundary));
    Finite.check("weight", weight);
    for (int i = 1; i < boundaries.size(); i++) {
      if (boundaries.get(i) < boundaries.get(i - 1)) {
        throw new IllegalArgumentException("boundaries do not decrease");
      }
    }
    boundaries = List.copyOf(boundaries);
  }

  /** q. */
  public int count() {
    return boundaries.size() + 1;
  }

  /** From 1, for the smallest values, to q. */
  public int classOf(double value) {
    return 1 + (int) boundaries.stream().filter(boundary -> value > boundary).count();
  }
}
