package io.placet.domain.score;

import io.placet.domain.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** The types of the events that it looks at; of others the value does not depend. */
  Set<String> eventTypes();

  /**
   * The first instant after another at which the value can be another although nothing new comes
   * in: it may stay the same then, never change before. Of {@link PointsModel} points fade all the
   * time by a formula that is known, so it gives none.
   *
   * @param history as in {@link #explain}
   * @return {@link Instant#MAX} if it stays for ever
   */
  Instant nextChange(List<Event> history, Instant at);
}
