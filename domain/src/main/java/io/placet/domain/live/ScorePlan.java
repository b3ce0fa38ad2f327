package io.placet.domain.live;

import io.placet.domain.score.ScoreDefinition;

/** A score with its model over columns. */
record ScorePlan(ScoreDefinition definition, Model model) {}
