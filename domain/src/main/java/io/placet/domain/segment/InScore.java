package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.ScoreDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A score of the contact against a threshold; false where the model says nothing of it. The score
 * is computed from the same events as the rule, at the same instant.
 *
 * @param comparison none of equality: a computed number is hardly ever another
 */
public record InScore(ScoreDefinition score, Comparison comparison, double threshold)
    implements Rule.Leaf {
  public InScore {
    if (comparison == Comparison.EQUAL_TO || comparison == Comparison.OTHER_THAN) {
      throw new IllegalArgumentException("a score is held against a threshold, not equal to one");
    }
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException("a threshold is a finite number");
    }
  }

  @Override
  public boolean holds(Moment now) {
    return score
        .score(now.in(Window.EVER), now.at())
        .map(known -> comparison.holds(Double.compare(known.value(), threshold)))
        .orElse(false);
  }

  @Override
  public Instant nextChange(Moment now) {
    List<Event> kept = now.in(Window.EVER);
    Instant next =
        score.model() instanceof PointsModel points
            ? points.crosses(threshold, kept, now.at())
            : score.model().nextChange(kept, now.at());
    if (!kept.isEmpty()) {
      next = Moment.earlier(next, now.leaves(kept.get(0), Window.EVER));
    }
    List<Event> toCome = now.toCome();
    return toCome.isEmpty() ? next : Moment.earlier(next, toCome.get(0).occurredAt());
  }

  @Override
  public String found(Moment now) {
    return score
        .score(now.in(Window.EVER), now.at())
        .map(known -> Found.text(BigDecimal.valueOf(known.value())))
        .orElse("");
  }
}
