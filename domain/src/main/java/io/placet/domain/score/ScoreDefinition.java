package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A score's definition.
 *
 * @param version counted from 1; a changed definition is a new version
 * @param purpose the purpose whose events it may read, and whose end ends every score
 */
public record ScoreDefinition(
    String id, int version, String name, String description, String purpose, ScoreModel model) {
  public ScoreDefinition {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1");
    }
  }

  /** The score of a contact with this history; empty if the model says nothing of it. */
  public Optional<Score> score(List<Event> history, Instant at) {
    return model.explain(history, at).map(explained -> of(explained, at));
  }

  /** The score that a value of the model is. */
  public Score of(Explained explained, Instant at) {
    return new Score(
        id, version, at, explained.value(), explained.scale(), explained.contributions());
  }
}
