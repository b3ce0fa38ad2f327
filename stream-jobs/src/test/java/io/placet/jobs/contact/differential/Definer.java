package io.placet.jobs.contact.differential;

import io.placet.schemas.avro.DefinitionEntry;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.ScoreDefinitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Defines segments and scores as a gateway does, and keeps the topic of definitions. */
final class Definer {
  /** A definition as the topic has it, and as the reference reads it. */
  record Defined(DefinitionEntry entry, Object plain) {}

  private final List<Defined> topic = new ArrayList<>();
  private PlainDefinitions known = PlainDefinitions.NONE;
  private int order;

  Definer() {
    Ground.SEGMENTS.forEach(
        (id, rule) ->
            define(new PlainDefinitions.Segment(id, 1, DefinitionState.LIVE, next(), rule)));
  }

  private int next() {
    return order++;
  }

  List<Defined> topic() {
    return topic;
  }

  /** The newest version of a definition that was written; 0 if none was. */
  int newest(String name) {
    return known.newest(name);
  }

  /** What a gateway does in a step; nothing in one of the job's. */
  void take(Step step) {
    if (step instanceof Step.DefineSegment define) {
      int version = known.newest("segment/" + define.id()) + 1;
      define(
          new PlainDefinitions.Segment(
              define.id(), version, DefinitionState.LIVE, next(), define.rule()));
    } else if (step instanceof Step.DefineScore define) {
      int version = known.newest("score/" + define.id()) + 1;
      define(scoring(define.id(), version, define.model(), DefinitionState.LIVE));
    } else if (step instanceof Step.SetState set) {
      set(set);
    }
  }

  private void set(Step.SetState set) {
    PlainDefinitions.Segment segment = known.segments().get(set.id());
    PlainDefinitions.Scoring score = known.scores().get(set.id());
    if (segment != null) {
      define(
          new PlainDefinitions.Segment(
              segment.id(), segment.version(), set.state(), next(), segment.rule()));
    } else if (score != null) {
      define(
          new PlainDefinitions.Scoring(
              score.id(), score.version(), set.state(), next(), score.model(), score.definition()));
    }
  }

  private PlainDefinitions.Scoring scoring(
      String id, int version, String model, DefinitionState state) {
    int at = next();
    return new PlainDefinitions.Scoring(
        id,
        version,
        state,
        at,
        model,
        ScoreDefinitions.toDomain(avro(id, version, model, state, at), Ground.REGISTER));
  }

  private static Instant at(int order) {
    return Ground.START.plusMillis(order);
  }

  private static ScoringDefinition avro(
      String id, int version, String model, DefinitionState state, int order) {
    return new ScoringDefinition(
        id, version, "n", "d", Ground.purposeOf(id), model, state, "", "", at(order));
  }

  private void define(Object plain) {
    known = known.with(plain);
    Object body;
    if (plain instanceof PlainDefinitions.Scoring score) {
      body = avro(score.id(), score.version(), score.model(), score.state(), score.order());
    } else {
      PlainDefinitions.Segment segment = (PlainDefinitions.Segment) plain;
      body =
          new SegmentDefinition(
              segment.id(),
              segment.version(),
              "n",
              "d",
              segment.purpose(),
              segment.rule().json(),
              segment.state(),
              "",
              "",
              at(segment.order()));
    }
    topic.add(new Defined(new DefinitionEntry(body), plain));
  }
}
