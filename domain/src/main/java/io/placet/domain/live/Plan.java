package io.placet.domain.live;

import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Segment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The definitions that contacts are judged by; the same for all contacts, and never changed. */
public final class Plan {
  final List<Segment> segments;
  final Set<String> paused;
  final List<ScoreDefinition> scores;
  final Map<String, Keeping> keepings = new TreeMap<>();
  private final Set<String> evaluated = new TreeSet<>();
  private final long fingerprint;

  private Plan(
      Collection<Segment> live,
      Set<String> paused,
      Collection<ScoreDefinition> scores,
      Register register) {
    for (Purpose purpose : register.purposes()) {
      keepings.put(purpose.id(), Keeping.of(purpose.retention()));
    }
    this.segments =
        live.stream()
            .filter(segment -> keepings.containsKey(segment.purpose()))
            .sorted(Comparator.comparing(Segment::id))
            .toList();
    this.paused = Set.copyOf(paused);
    this.scores =
        scores.stream()
            .filter(score -> keepings.containsKey(score.purpose()))
            .sorted(Comparator.comparing(ScoreDefinition::id))
            .toList();
    segments.forEach(segment -> evaluated.add(segment.id()));
    fingerprint = Fingerprint.of(segments, paused, this.scores, keepings);
  }

  /**
   * What is evaluated: definitions of purposes that the register does not declare are not.
   *
   * @param live segments, one version of each
   * @param paused segments in which nobody comes or goes by the rule
   * @param scores live scores, one version of each
   */
  public static Plan of(
      Collection<Segment> live,
      Set<String> paused,
      Collection<ScoreDefinition> scores,
      Register register) {
    return new Plan(live, paused, scores, register);
  }

  /** The same for the same definitions, in every process; hardly ever for others. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Whether a segment is evaluated: it is live, and of a declared purpose. */
  public boolean evaluates(String segment) {
    return evaluated.contains(segment);
  }

  /** Takes a contact up where it was left; nothing is judged by that. */
  public Live of(Known known) {
    return new Live(this, known);
  }
}
