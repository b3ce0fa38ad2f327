package io.placet.domain.segment.words;

import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Sequence;
import java.util.List;
import java.util.stream.Collectors;

/** Groups of one sentence; each event is called by its name where it comes first. */
final class Clauses {
  private final LeafWords leaves = new LeafWords(new Mentions());

  String of(Rule rule) {
    if (rule instanceof Rule.Nobody) {
      return "nobody";
    }
    if (rule instanceof Rule.AllOf all) {
      return joined(all.parts(), "and");
    }
    if (rule instanceof Rule.AnyOf any) {
      return joined(any.parts(), "or");
    }
    return rule instanceof Rule.Not not ? not(not.part()) : leaves.of((Rule.Leaf) rule);
  }

  private String not(Rule part) {
    if (part instanceof Rule.Not twice) {
      return of(twice.part());
    }
    return part instanceof Rule.Leaf leaf
        ? leaves.not(leaf)
        : LeafWords.NOT_SO + "(" + of(part) + ")";
  }

  /** {@code A}; {@code A, and B}; {@code A, B, and C}: with brackets around what has commas. */
  private String joined(List<Rule> parts, String word) {
    if (parts.size() == 1) {
      return of(parts.get(0));
    }
    List<String> words = parts.stream().map(this::part).toList();
    String first = words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", "));
    return first + ", " + word + " " + words.get(words.size() - 1);
  }

  private String part(Rule part) {
    return isLong(part) ? "(" + of(part) + ")" : of(part);
  }

  private static boolean isLong(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return all.parts().size() > 1 || isLong(all.parts().get(0));
    }
    if (rule instanceof Rule.AnyOf any) {
      return any.parts().size() > 1 || isLong(any.parts().get(0));
    }
    return rule instanceof Sequence
        || (rule instanceof Rule.Not not && not.part() instanceof Sequence);
  }
}
