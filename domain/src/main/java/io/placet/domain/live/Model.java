package io.placet.domain.live;

import io.placet.domain.score.Explained;
import java.util.Optional;

/** A model of scores over the columns of a contact. */
interface Model {
  /** As the model says; of a contact of whom something is kept. */
  Optional<Explained> explain(Track track, long now);

  /** The first instant after another at which the value or its contributions can be others. */
  long next(Track track, long now);

  /** The first instant after another at which the value can stand elsewhere on a ladder. */
  default long next(Track track, long now, Ladder ladder, int position) {
    return next(track, now);
  }

  /** Whether it says anything. */
  boolean says(Track track);
}
