package io.placet.gateway.definition;

import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Segment;
import io.placet.domain.segment.words.Sentences;
import io.placet.schemas.definition.DefinitionException;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.definition.KnownDefinitions;
import io.placet.schemas.definition.ScoreDefinitions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What definitions mean under the register in force, compiled once after each change. */
public final class Language {
  private static final int MOST_SENTENCES = 10_000;

  private final DefinitionBook book;
  private final Supplier<Register> register;
  private volatile Optional<Compiled> compiled = Optional.empty();

  /**
   * What the newest versions of all definitions compile to, archived ones left out.
   *
   * @param problems by wire name, why a definition does not fit the register in force
   * @param sentences that were asked for, by purpose and rule
   */
  private record Compiled(
      long changes,
      String register,
      Map<String, Segment> segments,
      Map<String, ScoreDefinition> scores,
      Map<String, String> problems,
      Map<String, String> sentences) {}

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
    Map<String, String> known = compiled().sentences();
    if (known.size() > MOST_SENTENCES) {
      known.clear();
    }
    return known.computeIfAbsent(
        segment.purpose() + "|" + segment.content(),
        any -> ruleOf(segment).map(Sentences::of).orElse(""));
  }

  /**
   * The leaves of a version's rule in plain words, by their path; empty where the rule does not fit
   * the register in force, or has nothing there.
   */
  public UnaryOperator<String> words(Definition segment) {
    Optional<Rule> rule = ruleOf(segment);
    return path -> rule.flatMap(known -> Sentences.leaf(known, path)).orElse("");
  }

  private Optional<Rule> ruleOf(Definition segment) {
    try {
      return Optional.of(compileSegment(segment).rule());
    } catch (DefinitionException unfit) {
      return Optional.empty();
    }
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
    return new Compiled(
        changes, inForce.sha256(), segments, scores, problems, new ConcurrentHashMap<>());
  }
}
