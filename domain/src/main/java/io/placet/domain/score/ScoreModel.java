package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a score is computed. Total and pure: the same history and instant give the same value, in
 * whatever order the events came.
 */
public sealed interface ScoreModel permits PointsModel, RfmModel, LogisticModel, BgNbdModel {
  /**
   * The value at an instant.
   *
   * @param history the contact's events in any order; those after the instant do not count
   * @return empty if the model says nothing of a contact with this history, as for one who never
   *     bought
   */
  Optional<Explained> explain(List<Event> history, Instant at);
}
