package io.placet.domain.segment.words;

import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Where;
import java.util.HashSet;
import java.util.Set;

/** How a sentence speaks of events: by what people do, and by their name where that comes first. */
final class Mentions {
  private final Set<String> named = new HashSet<>();

  /** {@code ordered (Order Completed where total is at least 50)}. */
  String did(Occurrence what) {
    return Verb.of(what.eventType()).past() + inBrackets(what);
  }

  /** As it stands behind "did not". */
  String doing(Occurrence what) {
    return Verb.of(what.eventType()).base() + inBrackets(what);
  }

  private String inBrackets(Occurrence what) {
    boolean isFirst = named.add(what.eventType());
    boolean isPlain = what.where().equals(Where.ANY);
    if (isPlain && (!isFirst || Verb.of(what.eventType()).isTheName())) {
      return "";
    }
    if (isPlain) {
      return " (" + what.eventType() + ")";
    }
    String name = Verb.of(what.eventType()).isTheName() ? "" : what.eventType() + " ";
    return " (" + name + "where " + Conditions.of(what.where()) + ")";
  }

  /** {@code Order Completed (where total is at least 50)}. */
  static String events(Occurrence what) {
    return what.where().equals(Where.ANY)
        ? what.eventType()
        : what.eventType() + " (where " + Conditions.of(what.where()) + ")";
  }

  /** {@code Order Completed where total is at least 50}, for brackets. */
  static String plain(Occurrence what) {
    return what.where().equals(Where.ANY)
        ? what.eventType()
        : what.eventType() + " where " + Conditions.of(what.where());
  }
}
