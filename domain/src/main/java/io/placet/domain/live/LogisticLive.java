package io.placet.domain.live;

import io.placet.domain.score.Explained;
import io.placet.domain.score.LogisticModel;
import io.placet.domain.score.LogisticModel.Term;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A logistic regression over features. */
record LogisticLive(LogisticModel model, Map<Term, Featured> features) implements Model {
  @Override
  public Optional<Explained> explain(Track track, long now) {
    return Optional.of(
        model.explain(term -> Objects.requireNonNull(features.get(term)).value(track, now)));
  }

  @Override
  public long next(Track track, long now) {
    long next = Timers.NEVER;
    for (Featured feature : features.values()) {
      next = Math.min(next, feature.next(track, now));
    }
    return next;
  }

  @Override
  public boolean says(Track track) {
    return !track.isEmpty();
  }
}
