package io.placet.jobs.contact.profile;

import static java.util.Objects.requireNonNull;

import io.placet.domain.live.Plan;
import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.Catalogue;
import io.placet.schemas.definition.KnownDefinitions;
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
 * does not fit the register moves nobody, like a paused one, and is counted.
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
  private final Map<String, Segment> liveSegments = new HashMap<>();
  private final Map<String, ScoreDefinition> liveScores = new HashMap<>();
  private final Map<Long, Former> former =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Former> eldest) {
          return size() > MOST_FORMER;
        }
      };

  /** By the fingerprint of the former ones; for the present ones only. */
  private final Map<Long, Plan> still = new HashMap<>();

  /** The same, of what is other than it was. */
  private final Map<Long, Plan> changed = new HashMap<>();

  private Set<String> paused = Set.of();

  /** The same by versions. */
  private final Map<Map<String, Integer>, Plan> ofVersions = new HashMap<>();

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
      former.put(current.fingerprint(), new Former(liveSegments, liveScores));
    }
    return current;
  }

  /** What contacts were judged by before. */
  private record Former(Map<String, Segment> segments, Map<String, ScoreDefinition> scores) {
    Former {
      segments = Map.copyOf(segments);
      scores = Map.copyOf(scores);
    }
  }

  /**
   * Of the definitions by which contacts were judged before, those that are still in force as they
   * were.
   *
   * @return empty if it is no longer known what they were judged by
   */
  Optional<Plan> stillOf(long fingerprint) {
    plan();
    Former before = former.get(fingerprint);
    if (before == null) {
      return Optional.empty();
    }
    return Optional.of(
        still.computeIfAbsent(
            fingerprint,
            absent ->
                Plan.of(
                    before.segments().values().stream()
                        .filter(segment -> segment.equals(liveSegments.get(segment.id())))
                        .toList(),
                    Set.of(),
                    before.scores().values().stream()
                        .filter(score -> score.equals(liveScores.get(score.id())))
                        .toList(),
                    register)));
  }

  /**
   * Of the definitions in force, those that are not as they were when contacts were judged by
   * others: what a contact is judged by of whom all else is known. Segments in which nobody comes
   * or goes are paused in it too.
   *
   * @return empty if it is no longer known what they were judged by
   */
  Optional<Plan> changedSince(long fingerprint) {
    plan();
    Former before = former.get(fingerprint);
    if (before == null) {
      return Optional.empty();
    }
    return Optional.of(
        changed.computeIfAbsent(
            fingerprint,
            absent ->
                Plan.of(
                    liveSegments.values().stream()
                        .filter(segment -> !segment.equals(before.segments().get(segment.id())))
                        .toList(),
                    paused,
                    liveScores.values().stream()
                        .filter(score -> !score.equals(before.scores().get(score.id())))
                        .toList(),
                    register)));
  }

  /**
   * What a contact was judged by of whom only the versions are known.
   *
   * @param versions of segments, by id
   */
  Plan planOf(Map<String, Integer> versions) {
    plan();
    return ofVersions.computeIfAbsent(
        versions,
        absent ->
            Plan.of(
                liveSegments.values().stream()
                    .filter(segment -> versions.getOrDefault(segment.id(), 0) == segment.version())
                    .toList(),
                Set.of(),
                List.of(),
                register));
  }

  /**
   * Whether a version of a definition has come, or a later one.
   *
   * @param definedAt when it was made or changed: its state may be another than the one that came
   *     first
   */
  boolean knows(String name, int version, Instant definedAt) {
    int newest = newest(name);
    return newest > version || (newest == version && !changedAt(name).isBefore(definedAt));
  }

  private Instant changedAt(String name) {
    Instant at =
        name.startsWith(SEGMENT)
            ? requireNonNull(segments.get(name.substring(SEGMENT.length()))).getAt()
            : requireNonNull(scores.get(name.substring(SCORE.length()))).getAt();
    return at == null ? Instant.EPOCH : at;
  }

  /** The newest version of a definition; 0 if none has come. */
  private int newest(String name) {
    if (name.startsWith(SEGMENT)) {
      SegmentDefinition segment = segments.get(name.substring(SEGMENT.length()));
      return segment == null ? 0 : segment.getVersion();
    }
    ScoringDefinition score =
        name.startsWith(SCORE) ? scores.get(name.substring(SCORE.length())) : null;
    return score == null ? 0 : score.getVersion();
  }

  /** The purpose of a segment; empty of one that is not known. */
  Optional<String> purposeOfSegment(String id) {
    return Optional.ofNullable(segments.get(id)).map(SegmentDefinition::getPurpose);
  }

  /** The purpose of a score; empty of one that is not known. */
  Optional<String> purposeOfScore(String id) {
    return Optional.ofNullable(scores.get(id)).map(ScoringDefinition::getPurpose);
  }

  /** A segment that is live and fits. */
  Optional<Segment> segment(String id) {
    plan();
    return Optional.ofNullable(liveSegments.get(id));
  }

  /** The same of a score. */
  Optional<ScoreDefinition> score(String id) {
    plan();
    return Optional.ofNullable(liveScores.get(id));
  }

  /** Whether rows of a score may stay: it is known, and not archived. */
  boolean isKept(String score) {
    ScoringDefinition known = scores.get(score);
    return known != null && known.getState() != DefinitionState.ARCHIVED;
  }

  private Plan compile() {
    Catalogue catalogue =
        Catalogue.of(KnownDefinitions.of(segments.values(), scores.values()), register);
    still.clear();
    changed.clear();
    ofVersions.clear();
    liveSegments.clear();
    catalogue.segments().forEach(segment -> liveSegments.put(segment.id(), segment));
    liveScores.clear();
    catalogue.scores().forEach(score -> liveScores.put(score.id(), score));
    Set<String> nobodyMoves = new HashSet<>(catalogue.pausedSegments());
    for (String name : catalogue.problems().keySet()) {
      if (counted.add(name + "@" + newest(name))) {
        unreadable.inc();
      }
      if (name.startsWith(SEGMENT)) {
        nobodyMoves.add(name.substring(SEGMENT.length()));
      }
    }
    paused = Set.copyOf(nobodyMoves);
    return Plan.of(catalogue.segments(), paused, catalogue.scores(), register);
  }
}
