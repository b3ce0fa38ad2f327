package io.placet.schemas.definition;

import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The definitions that others can name: of each id the newest version. */
public final class KnownDefinitions {
  /** Nothing can be named. */
  public static final KnownDefinitions NONE = of(List.of(), List.of());

  private final SortedMap<String, SegmentDefinition> segments = new TreeMap<>();
  private final SortedMap<String, ScoringDefinition> scores = new TreeMap<>();

  private KnownDefinitions() {}

  /** Of definitions in any order; of equal versions of an id the later one counts. */
  public static KnownDefinitions of(
      Collection<SegmentDefinition> segments, Collection<ScoringDefinition> scores) {
    KnownDefinitions known = new KnownDefinitions();
    for (SegmentDefinition segment : segments) {
      known.segments.merge(
          segment.getId(),
          segment,
          (one, other) -> other.getVersion() >= one.getVersion() ? other : one);
    }
    for (ScoringDefinition score : scores) {
      known.scores.merge(
          score.getId(),
          score,
          (one, other) -> other.getVersion() >= one.getVersion() ? other : one);
    }
    return known;
  }

  /** A segment's newest definition. */
  public Optional<SegmentDefinition> segment(String id) {
    return Optional.ofNullable(segments.get(id));
  }

  /** A score's newest definition. */
  public Optional<ScoringDefinition> score(String id) {
    return Optional.ofNullable(scores.get(id));
  }

  /** All segments by id, archived ones too. */
  public SortedMap<String, SegmentDefinition> segments() {
    return Collections.unmodifiableSortedMap(segments);
  }

  /** All scores by id, archived ones too. */
  public SortedMap<String, ScoringDefinition> scores() {
    return Collections.unmodifiableSortedMap(scores);
  }

  /** The segments of a purpose that are not archived. */
  SortedSet<String> segmentsOf(String purpose) {
    SortedSet<String> ids = new TreeSet<>();
    segments.forEach(
        (id, segment) -> {
          if (segment.getPurpose().equals(purpose)
              && segment.getState() != DefinitionState.ARCHIVED) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** The scores of a purpose that are not archived. */
  SortedSet<String> scoresOf(String purpose) {
    SortedSet<String> ids = new TreeSet<>();
    scores.forEach(
        (id, score) -> {
          if (score.getPurpose().equals(purpose) && score.getState() != DefinitionState.ARCHIVED) {
            ids.add(id);
          }
        });
    return ids;
  }
}
