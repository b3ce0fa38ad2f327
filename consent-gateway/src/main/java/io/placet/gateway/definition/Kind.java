package io.placet.gateway.definition;

import io.placet.schemas.topic.Keys;
import java.util.Locale;

/** What a definition defines. */
public enum Kind {
  SEGMENT,
  SCORE;

  /** Between a kind and an id, as re-evaluations name definitions. */
  private static final char SEPARATOR = '/';

  /** As re-evaluations name a definition: {@code segment/ID}. */
  public String name(String id) {
    return word() + SEPARATOR + id;
  }

  /** In lower case, for sentences. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of a version on the topic. */
  byte[] key(String id, int version) {
    return this == SEGMENT ? Keys.definition(id, version) : Keys.scoringDefinition(id, version);
  }
}
