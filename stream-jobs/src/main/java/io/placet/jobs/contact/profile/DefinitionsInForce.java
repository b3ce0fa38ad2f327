package io.placet.jobs.contact.profile;

import io.placet.domain.live.Plan;
import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.DefinitionException;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.definition.ScoreDefinitions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * The newest definition of each segment and score, and the plan that all live ones make. One that
 * cannot be read under the register moves nobody, like a paused one, and is counted.
 */
final class DefinitionsInForce {
  /** A contact that was not met for so many changes of definitions is judged by the newest only. */
  private static final int MOST_FORMER = 64;

  private static final String SEGMENT = "segment/";
  private static final String SCORE = "score/";

  private final Register register;
  private final Counter unreadable;
  private final Set<String> counted = new HashSet<>();
  private final SortedMap<String, SegmentDefinition> segments = new TreeMap<>();
  private final SortedMap<String, ScoringDefinition> scores = new TreeMap<>();
  private final Map<String, Segment> compiledSegments = new HashMap<>();
  private final Map<String, ScoreDefinition> compiledScores = new HashMap<>();
  private final Map<Long, Plan> former =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Plan> eldest) {
          return size() > MOST_FORMER;
        }
      };
  private @Nullable Plan plan;

  DefinitionsInForce(Register register, Counter unreadable) {
    this.register = register;
    this.unreadable = unreadable;
  }

  /** What a definition is called where one is named: {@code segment/ID} or {@code score/ID}. */
  static String nameOf(DefinitionEntry entry) {
    return entry.getBody() instanceof ScoringDefinition score
        ? SCORE + score.getId()
        : SEGMENT + ((SegmentDefinition) entry.getBody()).getId();
  }

  /**
   * Takes in a definition.
   *
   * @return whether it is newer than what is known of its id: a later version, or the same with a
   *     state that was given to it later
   */
  boolean add(DefinitionEntry entry) {
    boolean isNewer;
    if (entry.getBody() instanceof ScoringDefinition score) {
      ScoringDefinition known = scores.get(score.getId());
      isNewer =
          known == null
              || isNewer(score.getVersion(), score.getAt(), known.getVersion(), known.getAt());
      if (isNewer) {
        scores.put(score.getId(), score);
      }
    } else {
      SegmentDefinition segment = (SegmentDefinition) entry.getBody();
      SegmentDefinition known = segments.get(segment.getId());
      isNewer =
          known == null
              || isNewer(segment.getVersion(), segment.getAt(), known.getVersion(), known.getAt());
      if (isNewer) {
        segments.put(segment.getId(), segment);
      }
    }
    if (isNewer) {
      plan = null;
    }
    return isNewer;
  }

  private static boolean isNewer(
      int version, @Nullable Instant at, int knownVersion, @Nullable Instant knownAt) {
    boolean isLater = at != null && (knownAt == null || at.isAfter(knownAt));
    return version > knownVersion || (version == knownVersion && isLater);
  }

  /** What contacts are judged by now. */
  Plan plan() {
    Plan current = plan;
    if (current == null) {
      current = compile();
      plan = current;
      former.put(current.fingerprint(), current);
    }
    return current;
  }

  /** What contacts were judged by before, as far as it is remembered. */
  Optional<Plan> former(long fingerprint) {
    return Optional.ofNullable(former.get(fingerprint));
  }

  /**
   * What a contact was judged by of whom only the versions are known.
   *
   * @param versions of segments, by id
   */
  Plan planOf(Map<String, Integer> versions) {
    plan();
    List<Segment> same =
        compiledSegments.values().stream()
            .filter(segment -> versions.getOrDefault(segment.id(), 0) == segment.version())
            .toList();
    return Plan.of(same, Set.of(), List.of(), register);
  }

  /** Whether a version of a definition, or a later one, has come. */
  boolean knows(String name, int version) {
    int newest = 0;
    if (name.startsWith(SEGMENT)) {
      SegmentDefinition segment = segments.get(name.substring(SEGMENT.length()));
      newest = segment == null ? 0 : segment.getVersion();
    } else if (name.startsWith(SCORE)) {
      ScoringDefinition score = scores.get(name.substring(SCORE.length()));
      newest = score == null ? 0 : score.getVersion();
    }
    return newest >= version;
  }

  /** The purpose of a segment; empty of one that is not known. */
  Optional<String> purposeOfSegment(String id) {
    return Optional.ofNullable(segments.get(id)).map(SegmentDefinition::getPurpose);
  }

  /** The purpose of a score; empty of one that is not known. */
  Optional<String> purposeOfScore(String id) {
    return Optional.ofNullable(scores.get(id)).map(ScoringDefinition::getPurpose);
  }

  /** A segment that is not archived and can be read. */
  Optional<Segment> segment(String id) {
    plan();
    return Optional.ofNullable(compiledSegments.get(id));
  }

  /** The same of a score. */
  Optional<ScoreDefinition> score(String id) {
    plan();
    return Optional.ofNullable(compiledScores.get(id));
  }

  /** Whether rows of a score may stay: it is known, and not archived. */
  boolean isKept(String score) {
    ScoringDefinition known = scores.get(score);
    return known != null && known.getState() != DefinitionState.ARCHIVED;
  }

  private Plan compile() {
    compiledSegments.clear();
    compiledScores.clear();
    Map<String, Segment> live = new TreeMap<>();
    Set<String> paused = new HashSet<>();
    segments.forEach(
        (id, definition) -> {
          if (definition.getState() == DefinitionState.ARCHIVED) {
            return;
          }
          Optional<Segment> segment = compiled(definition);
          segment.ifPresent(readable -> compiledSegments.put(id, readable));
          if (segment.isPresent() && definition.getState() == DefinitionState.LIVE) {
            live.put(id, segment.get());
          } else {
            paused.add(id);
          }
        });
    Map<String, ScoreDefinition> liveScores = new TreeMap<>();
    scores.forEach(
        (id, definition) -> {
          if (definition.getState() == DefinitionState.ARCHIVED) {
            return;
          }
          Optional<ScoreDefinition> score = compiled(definition);
          score.ifPresent(readable -> compiledScores.put(id, readable));
          if (score.isPresent() && definition.getState() == DefinitionState.LIVE) {
            liveScores.put(id, score.get());
          }
        });
    return Plan.of(live.values(), paused, liveScores.values(), register);
  }

  private Optional<Segment> compiled(SegmentDefinition definition) {
    try {
      return Optional.of(Definitions.toDomain(definition, register));
    } catch (DefinitionException wrong) {
      count(SEGMENT + definition.getId(), definition.getVersion());
      return Optional.empty();
    }
  }

  private Optional<ScoreDefinition> compiled(ScoringDefinition definition) {
    try {
      return Optional.of(ScoreDefinitions.toDomain(definition));
    } catch (DefinitionException wrong) {
      count(SCORE + definition.getId(), definition.getVersion());
      return Optional.empty();
    }
  }

  private void count(String name, int version) {
    if (counted.add(name + "@" + version)) {
      unreadable.inc();
    }
  }
}
