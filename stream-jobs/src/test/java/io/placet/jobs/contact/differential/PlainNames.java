package io.placet.jobs.contact.differential;

import io.placet.domain.score.ScoreDefinition;

/** What rules name: other segments and scores of the same purpose. */
interface PlainNames {
  /** A segment's rule; throws if it cannot be used. */
  PlainRule rule(String segment);

  /** A score; throws if it cannot be used. */
  ScoreDefinition score(String id);
}
