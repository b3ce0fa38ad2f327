package io.placet.schemas.definition;

import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All definitions compiled together under a register. Of each id the newest version counts, and if
 * that one does not fit, none: it is counted as a problem, as is whatever names it. So a change of
 * a definition changes all that name it.
 */
public final class Catalogue {
  private static final String SEGMENT = "segment/";
  private static final String SCORE = "score/";

  private final List<Segment> segments = new ArrayList<>();
  private final List<ScoreDefinition> scores = new ArrayList<>();
  private final SortedSet<String> pausedSegments = new TreeSet<>();
  private final SortedSet<String> pausedScores = new TreeSet<>();
  private final SortedMap<String, String> problems = new TreeMap<>();

  private Catalogue() {}

  /** Of definitions as the topic has them. */
  public static Catalogue of(KnownDefinitions known, Register register) {
    Catalogue catalogue = new Catalogue();
    Resolution resolution = new Resolution(register, known);
    for (ScoringDefinition score : known.scores().values()) {
      catalogue.add(
          SCORE + score.getId(),
          score.getId(),
          score.getState(),
          catalogue.pausedScores,
          live -> {
            ScoreDefinition compiled = resolution.knownScore(score);
            if (live) {
              catalogue.scores.add(compiled);
            }
          });
    }
    for (SegmentDefinition segment : known.segments().values()) {
      catalogue.add(
          SEGMENT + segment.getId(),
          segment.getId(),
          segment.getState(),
          catalogue.pausedSegments,
          live -> {
            Segment compiled = resolution.knownSegment(segment);
            if (live) {
              catalogue.segments.add(compiled);
            }
          });
    }
    return catalogue;
  }

  private void add(
      String name,
      String id,
      DefinitionState state,
      SortedSet<String> paused,
      Consumer<Boolean> compile) {
    if (state == DefinitionState.ARCHIVED) {
      return;
    }
    if (state == DefinitionState.PAUSED) {
      paused.add(id);
    }
    try {
      compile.accept(state == DefinitionState.LIVE);
    } catch (DefinitionException unfit) {
      problems.put(name, String.valueOf(unfit.getMessage()));
    }
  }

  /** The live segments that fit, by id. */
  public List<Segment> segments() {
    return Collections.unmodifiableList(segments);
  }

  /** The live scores that fit, by id. */
  public List<ScoreDefinition> scores() {
    return Collections.unmodifiableList(scores);
  }

  /** The ids of paused segments, whether or not they fit: who is in them stays. */
  public SortedSet<String> pausedSegments() {
    return Collections.unmodifiableSortedSet(pausedSegments);
  }

  /** The ids of paused scores, whether or not they fit. */
  public SortedSet<String> pausedScores() {
    return Collections.unmodifiableSortedSet(pausedScores);
  }

  /**
   * What does not fit and why, for each live or paused definition, by its name on the wire: {@code
   * segment/ID} or {@code score/ID}. The reason repeats nothing that a rule holds as a value.
   */
  public SortedMap<String, String> problems() {
    return Collections.unmodifiableSortedMap(problems);
  }
}
