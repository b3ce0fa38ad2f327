package io.placet.domain.live;

import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a {@link Plan} is made of; segments and scores by id. */
record Definitions(
    List<Segment> segments, Set<String> paused, List<ScoreDefinition> scores, Register register) {
  Definitions {
    segments = segments.stream().sorted(Comparator.comparing(Segment::id)).toList();
    scores = scores.stream().sorted(Comparator.comparing(ScoreDefinition::id)).toList();
  }

  Plan plan() {
    return Plan.of(segments, paused, scores, register);
  }

  boolean evaluates(String segment) {
    return segments.stream().anyMatch(live -> live.id().equals(segment));
  }

  Keeping keeping(String purpose) {
    return register
        .purpose(purpose)
        .map(Purpose::retention)
        .map(Keeping::of)
        .orElse(Keeping.FOR_EVER);
  }
}
