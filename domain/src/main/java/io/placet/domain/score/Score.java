package io.placet.domain.score;

import java.time.Instant;
import java.util.List;

/**
 * A contact's score.
 *
 * @param definition the id of the definition that gave it
 * @param version the version of that definition
 * @param at the instant it holds for
 * @param contributions by feature; on their scale they sum to the value
 */
public record Score(
    String definition,
    int version,
    Instant at,
    double value,
    Scale scale,
    List<Contribution> contributions) {
  public Score {
    contributions = List.copyOf(contributions);
  }
}
