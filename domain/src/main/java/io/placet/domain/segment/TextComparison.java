package io.placet.domain.segment;

import java.util.Set;

/** How a text is held against some others. */
public enum TextComparison {
  ONE_OF,
  NONE_OF,
  CONTAINS_ONE_OF,
  STARTS_WITH_ONE_OF;

  /** Whether it holds. */
  public boolean holds(String text, Set<String> others) {
    return switch (this) {
      case ONE_OF -> others.contains(text);
      case NONE_OF -> !others.contains(text);
      case CONTAINS_ONE_OF -> others.stream().anyMatch(text::contains);
      case STARTS_WITH_ONE_OF -> others.stream().anyMatch(text::startsWith);
    };
  }
}
