package io.placet.schemas.definition;

import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.InSegment;

/** What leaves of a rule name of other definitions. */
interface Named {
  /** The segment whose id stands at a place. */
  InSegment segment(Place id);

  /** The score whose id stands at a place. */
  ScoreDefinition score(Place id);
}
