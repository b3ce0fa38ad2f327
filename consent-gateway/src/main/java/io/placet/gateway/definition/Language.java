package io.placet.gateway.definition;

import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Segment;
import io.placet.schemas.definition.DefinitionException;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.definition.KnownDefinitions;
import io.placet.schemas.definition.ScoreDefinitions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What definitions mean under the register in force, compiled once after each change. */
public final class Language {
  private final DefinitionBook book;
  private final Supplier<Register> register;
  private volatile Optional<Compiled> compiled = Optional.empty();

  /**
   * What the newest versions of all definitions compile to, archived ones left out.
   *
   * @param problems by wire name, why a definition does not fit the register in force
   */
  private record Compiled(
      long changes,
      String register,
      Map<String, Segment> segments,
      Map<String, ScoreDefinition> scores,
      Map<String, String> problems) {}

  public Language(DefinitionBook book, Supplier<Register> register) {
    this.book = book;
    this.register = register;
  }

  /** A segment that is not archived and fits. */
  public Optional<Segment> segment(String id) {
    return Optional.ofNullable(compiled().segments().get(id));
  }

  /** A score that is not archived and fits. */
  public Optional<ScoreDefinition> score(String id) {
    return Optional.ofNullable(compiled().scores().get(id));
  }

  /** Why a definition is not used, where it is not. */
  public Optional<String> problem(Definition definition) {
    return Optional.ofNullable(compiled().problems().get(definition.wireName()));
  }

  /**
   * Any version of a segment, named definitions as they are now.
   *
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public Segment compileSegment(Definition definition) {
    return Definitions.toDomain(definition.toSegment(), register.get(), known());
  }

  /**
   * Any version of a score.
   *
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public ScoreDefinition compileScore(Definition definition) {
    return ScoreDefinitions.toDomain(definition.toScore(), register.get());
  }

  /** Holds a version against the language. */
  public void check(Definition definition) {
    if (definition.kind() == Kind.SEGMENT) {
      var unused = compileSegment(definition);
    } else {
      var unused = compileScore(definition);
    }
  }

  /** A rule in plain words; empty where it does not fit the register in force. */
  public String sentence(Definition segment) {
    return "";
  }

  /** The leaves of a version's rule in plain words, by their path; none where it does not fit. */
  public Map<String, String> words(Definition segment) {
    return Map.of();
  }

  /** The newest versions, which rules can name. */
  public KnownDefinitions known() {
    return KnownDefinitions.of(
        book.newest(Kind.SEGMENT).stream().map(Definition::toSegment).toList(),
        book.newest(Kind.SCORE).stream().map(Definition::toScore).toList());
  }

  private Compiled compiled() {
    long changes = book.changes();
    Register inForce = register.get();
    Optional<Compiled> known = compiled;
    if (known.isPresent()
        && known.get().changes() == changes
        && known.get().register().equals(inForce.sha256())) {
      return known.get();
    }
    Compiled fresh = compile(changes, inForce);
    compiled = Optional.of(fresh);
    return fresh;
  }

  private Compiled compile(long changes, Register inForce) {
    Map<String, Segment> segments = new HashMap<>();
    Map<String, ScoreDefinition> scores = new HashMap<>();
    Map<String, String> problems = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      for (Definition definition : book.newest(kind)) {
        if (!definition.isArchived()) {
          try {
            if (kind == Kind.SEGMENT) {
              segments.put(definition.id(), compileSegment(definition));
            } else {
              scores.put(definition.id(), compileScore(definition));
            }
          } catch (DefinitionException unfit) {
            problems.put(definition.wireName(), String.valueOf(unfit.getMessage()));
          }
        }
      }
    }
    return new Compiled(changes, inForce.sha256(), segments, scores, problems);
  }
}
