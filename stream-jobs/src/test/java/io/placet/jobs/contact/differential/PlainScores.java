package io.placet.jobs.contact.differential;

import io.placet.domain.event.Event;
import io.placet.domain.score.PointsModel;
import io.placet.domain.score.Score;
import io.placet.domain.score.ScoreDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** When a score is said anew: when something else than fading points made it another. */
final class PlainScores {
  private PlainScores() {}

  static Optional<Score> at(ScoreDefinition score, PlainView now) {
    List<Event> events = now.events().stream().map(Kept::toDomain).toList();
    return events.isEmpty() ? Optional.empty() : score.score(events, now.at());
  }

  /** What a score is made of at an instant; as long as it is the same, nothing is said. */
  static String madeOf(ScoreDefinition score, PlainView now) {
    if (now.events().isEmpty()) {
      return "nothing";
    }
    if (score.model() instanceof PointsModel points) {
      Set<String> counted =
          now.events().stream()
              .filter(event -> points.points().containsKey(event.type()))
              .map(event -> event.at() + event.id())
              .collect(Collectors.toCollection(TreeSet::new));
      return "points of " + counted;
    }
    return at(score, now)
        .map(value -> value.value() + " " + value.contributions())
        .orElse("nothing");
  }

  static String words(Score score) {
    Instant at = score.at();
    return "%s@%d %s at %s of %s"
        .formatted(
            score.definition(),
            score.version(),
            score.value(),
            at,
            score.contributions().stream()
                .map(one -> one.feature() + " " + one.featureValue() + " " + one.amount())
                .toList());
  }
}
