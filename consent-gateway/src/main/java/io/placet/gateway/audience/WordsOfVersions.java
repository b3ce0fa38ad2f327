package io.placet.gateway.audience;

import io.placet.gateway.definition.Definition;
import io.placet.gateway.definition.DefinitionBook;
import io.placet.gateway.definition.Language;
import java.util.HashMap;
import java.util.Map;

/** What the leaves of a segment's versions say, worked out once for an answer. */
final class WordsOfVersions {
  private final DefinitionBook book;
  private final Language language;
  private final Definition segment;
  private final Map<Integer, Map<String, String>> known = new HashMap<>();

  WordsOfVersions(DefinitionBook book, Language language, Definition segment) {
    this.book = book;
    this.language = language;
    this.segment = segment;
  }

  /** By path; none of a version that is not known. */
  Map<String, String> of(int version) {
    return known.computeIfAbsent(
        version,
        asked ->
            book.version(segment.kind(), segment.id(), asked)
                .map(language::words)
                .orElse(Map.of()));
  }
}
