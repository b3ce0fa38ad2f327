package io.placet.gateway.audience;

import io.placet.domain.audience.Audience;
import io.placet.domain.audience.Source;
import io.placet.domain.register.Register;
import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Kind;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds an audience against the register in force and against what there is: when it is written,
 * and again each time somebody is to be told of it.
 */
public final class AudienceCheck {
  private final DefinitionBook definitions;
  private final MemberLists lists;
  private final Supplier<Register> register;

  public AudienceCheck(DefinitionBook definitions, MemberLists lists, Supplier<Register> register) {
    this.definitions = definitions;
    this.lists = lists;
    this.register = register;
  }

  /** What does not fit, and what would; empty where all does. */
  public Optional<String> misfit(Audience audience) {
    return audience
        .misfit(register.get())
        .or(
            () ->
                audience
                    .source()
                    .fold(this::misfit, this::misfit, suppressed -> Optional.<String>empty()));
  }

  /** The purpose that the segment serves, which has to stand for its members too. */
  public Optional<String> purposeOf(Source source) {
    return source.fold(
        segment -> definitions.newest(Kind.SEGMENT, segment.id()).map(Definition::purpose),
        list -> Optional.empty(),
        suppressed -> Optional.empty());
  }

  private Optional<String> misfit(Source.OfSegment source) {
    Optional<Definition> segment =
        definitions.newest(Kind.SEGMENT, source.id()).filter(newest -> !newest.isArchived());
    if (segment.isEmpty()) {
      return Optional.of("source.segment: there is no such segment; see /v1/segments");
    }
    return register.get().purpose(segment.get().purpose()).isPresent()
        ? Optional.empty()
        : Optional.of("source.segment: its purpose is not declared in the register any more");
  }

  private Optional<String> misfit(Source.OfList source) {
    return lists.size(source.id()).isPresent()
        ? Optional.empty()
        : Optional.of("source.list: there is no such list");
  }
}
