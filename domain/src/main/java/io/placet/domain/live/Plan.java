package io.placet.domain.live;

import io.placet.domain.register.Purpose;
import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Keeping;
import io.placet.domain.segment.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The definitions that contacts are judged by; the same for all contacts, and never changed. */
public final class Plan {
  private final PurposePlan[] purposes;
  private final Map<String, Integer> purposeOf = new HashMap<>();
  private final Set<String> paused;
  private final long fingerprint;

  private Plan(List<PurposePlan> purposes, Set<String> paused, long fingerprint) {
    this.purposes = purposes.toArray(new PurposePlan[0]);
    for (int at = 0; at < this.purposes.length; at++) {
      for (RulePlan rule : this.purposes[at].rules) {
        purposeOf.put(rule.segment().id(), at);
      }
    }
    this.paused = Set.copyOf(paused);
    this.fingerprint = fingerprint;
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
    List<Segment> segments = live.stream().sorted(Comparator.comparing(Segment::id)).toList();
    List<ScoreDefinition> definitions =
        scores.stream().sorted(Comparator.comparing(ScoreDefinition::id)).toList();
    Map<String, Keeping> keepings = new TreeMap<>();
    for (Purpose purpose : register.purposes()) {
      keepings.put(purpose.id(), Keeping.of(purpose.retention()));
    }
    List<PurposePlan> purposes = new ArrayList<>();
    keepings.forEach(
        (id, keeping) ->
            purposes.add(
                new Compiler()
                    .compile(
                        id,
                        keeping,
                        segments.stream().filter(one -> one.purpose().equals(id)).toList(),
                        definitions.stream().filter(one -> one.purpose().equals(id)).toList())));
    return new Plan(purposes, paused, Fingerprint.of(segments, paused, definitions, keepings));
  }

  /** The same for the same definitions, in every process; hardly ever for others. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Whether a segment is evaluated: it is live, and of a declared purpose. */
  public boolean evaluates(String segment) {
    return purposeOf.containsKey(segment);
  }

  /** Takes a contact up where it was left; nothing is judged by that. */
  public Live of(Known known) {
    return new Live(this, known);
  }

  PurposePlan[] purposes() {
    return purposes;
  }

  /** The place of a segment's purpose; −1 if the segment is not evaluated. */
  int purposeOf(String segment) {
    return purposeOf.getOrDefault(segment, -1);
  }

  boolean isPaused(String segment) {
    return paused.contains(segment);
  }
}
