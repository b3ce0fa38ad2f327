package io.placet.domain.score;

import java.util.List;

/** A model's value, and the contributions that sum to it on their scale. */
public record Explained(double value, Scale scale, List<Contribution> contributions) {
  public Explained {
    Finite.check("value", value);
    contributions = List.copyOf(contributions);
  }

  /** A value that is the sum of its contributions. */
  public static Explained sumOf(List<Contribution> contributions) {
    double sum = 0;
    for (Contribution contribution : contributions) {
      sum += contribution.amount();
    }
    return new Explained(sum, Scale.VALUE, contributions);
  }
}
