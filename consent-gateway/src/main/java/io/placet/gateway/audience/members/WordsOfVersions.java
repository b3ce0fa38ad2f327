package io.placet.gateway.audience.members;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the leaves of a segment's versions say, worked out once for an answer. */
final class WordsOfVersions {
  private final DefinitionBook book;
  private final Language language;
  private final Definition segment;
  private final Map<Integer, UnaryOperator<String>> known = new HashMap<>();

  WordsOfVersions(DefinitionBook book, Language language, Definition segment) {
    this.book = book;
    this.language = language;
    this.segment = segment;
  }

  /** By path; nothing of a version that is not known. */
  UnaryOperator<String> of(int version) {
    return known.computeIfAbsent(
        version,
        asked ->
            book.version(segment.kind(), segment.id(), asked)
                .map(language::words)
                .orElse(path -> ""));
  }
}
