package io.placet.jobs.contact.differential;

import io.placet.domain.score.ScoreDefinition;
import io.placet.schemas.avro.DefinitionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The definitions that there are, the newest of each id.
 *
 * @param segments by id
 * @param scores by id
 */
record PlainDefinitions(SortedMap<String, Segment> segments, SortedMap<String, Scoring> scores) {
  static final PlainDefinitions NONE = new PlainDefinitions(new TreeMap<>(), new TreeMap<>());

  /**
   * A segment as it was defined.
   *
   * @param order of two of a version the later one counts
   */
  record Segment(String id, int version, DefinitionState state, int order, PlainRule rule) {
    String purpose() {
      return Ground.purposeOf(id);
    }
  }

  /** A score as it was defined. */
  record Scoring(
      String id,
      int version,
      DefinitionState state,
      int order,
      String model,
      ScoreDefinition definition) {}

  /** What contacts are judged by: only what is in it makes a difference. */
  record InForce(
      SortedMap<String, Segment> live,
      Set<String> still,
      SortedMap<String, ScoreDefinition> scores,
      Set<String> keptScores) {
    /** What of this is in another one too. */
    InForce and(InForce other) {
      SortedMap<String, Segment> segments = new TreeMap<>(live);
      segments.entrySet().removeIf(one -> !one.getValue().equals(other.live.get(one.getKey())));
      SortedMap<String, ScoreDefinition> both = new TreeMap<>(scores);
      both.entrySet().removeIf(one -> !one.getValue().equals(other.scores.get(one.getKey())));
      return new InForce(segments, Set.of(), both, Set.of());
    }

    /** What of this is not in another one as it is here. */
    InForce without(InForce other) {
      SortedMap<String, Segment> segments = new TreeMap<>(live);
      segments.entrySet().removeIf(one -> one.getValue().equals(other.live.get(one.getKey())));
      SortedMap<String, ScoreDefinition> rest = new TreeMap<>(scores);
      rest.entrySet().removeIf(one -> one.getValue().equals(other.scores.get(one.getKey())));
      return new InForce(segments, Set.of(), rest, Set.of());
    }

    /** Whether contacts that were judged by another one need not be judged anew. */
    boolean means(InForce other) {
      return live.equals(other.live) && still.equals(other.still) && scores.equals(other.scores);
    }
  }

  PlainDefinitions with(Object definition) {
    SortedMap<String, Segment> moreSegments = new TreeMap<>(segments);
    SortedMap<String, Scoring> moreScores = new TreeMap<>(scores);
    if (definition instanceof Segment segment) {
      moreSegments.merge(
          segment.id(),
          segment,
          (one, other) ->
              isNewer(one.version(), one.order(), other.version(), other.order()) ? other : one);
    } else if (definition instanceof Scoring score) {
      moreScores.merge(
          score.id(),
          score,
          (one, other) ->
              isNewer(one.version(), one.order(), other.version(), other.order()) ? other : one);
    }
    return new PlainDefinitions(moreSegments, moreScores);
  }

  private static boolean isNewer(int version, int order, int other, int otherOrder) {
    return other > version || (other == version && otherOrder > order);
  }

  int newest(String name) {
    if (name.startsWith("score/")) {
      Scoring score = scores.get(name.substring("score/".length()));
      return score == null ? 0 : score.version();
    }
    Segment segment = segments.get(name.substring("segment/".length()));
    return segment == null ? 0 : segment.version();
  }

  InForce inForce() {
    SortedMap<String, Segment> live = new TreeMap<>();
    Set<String> still = new TreeSet<>();
    for (Segment segment : segments.values()) {
      if (segment.state() == DefinitionState.ARCHIVED) {
        continue;
      }
      try {
        PlainRule resolved = new Names(segment.purpose(), List.of(segment.id())).whole(segment);
        if (segment.state() == DefinitionState.LIVE) {
          live.put(
              segment.id(),
              new Segment(segment.id(), segment.version(), DefinitionState.LIVE, 0, resolved));
        } else {
          still.add(segment.id());
        }
      } catch (PlainRule.Unfit unfit) {
        still.add(segment.id());
      }
    }
    SortedMap<String, ScoreDefinition> liveScores = new TreeMap<>();
    Set<String> kept = new TreeSet<>();
    for (Map.Entry<String, Scoring> score : scores.entrySet()) {
      if (score.getValue().state() == DefinitionState.LIVE) {
        liveScores.put(score.getKey(), score.getValue().definition());
      }
      if (score.getValue().state() != DefinitionState.ARCHIVED) {
        kept.add(score.getKey());
      }
    }
    return new InForce(live, still, liveScores, kept);
  }

  /** What a segment may name: others of its purpose, and none that leads back to it. */
  private final class Names implements PlainNames {
    private final String purpose;
    private final List<String> open;

    Names(String purpose, List<String> open) {
      this.purpose = purpose;
      this.open = open;
    }

    PlainRule whole(Segment segment) {
      return segment.rule().resolved(this);
    }

    @Override
    public PlainRule rule(String id) {
      Segment named = segments.get(id);
      if (named == null
          || open.contains(id)
          || named.state() == DefinitionState.ARCHIVED
          || !named.purpose().equals(purpose)) {
        throw new PlainRule.Unfit();
      }
      List<String> further = new ArrayList<>(open);
      further.add(id);
      return new Names(purpose, further).whole(named);
    }

    @Override
    public ScoreDefinition score(String id) {
      Scoring named = scores.get(id);
      if (named == null
          || named.state() == DefinitionState.ARCHIVED
          || !named.definition().purpose().equals(purpose)) {
        throw new PlainRule.Unfit();
      }
      return named.definition();
    }
  }
}
