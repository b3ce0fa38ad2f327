package io.placet.domain.segment.words;

import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule as a sentence that says of a contact what the rule asks of it. */
public final class Sentences {
  private static final String INTO = ">";
  private static final Pattern STEP = Pattern.compile("\\.rules\\[([0-9]{1,6})]");
  private static final String ROOT = "rule";

  private Sentences() {}

  /** The whole rule, such as {@code Ordered (Order Completed) at least 3 times at any time.} */
  public static String of(Rule rule) {
    String words = new Clauses().of(rule);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /**
   * A part of the rule by its path, as reasons name it, such as {@code rule.rules[1]}, or {@code
   * rule.rules[2]>rule} in the rule of another segment. A {@code not} is no part of it: a reason
   * says whether the leaf itself is true.
   *
   * @return the words without capital and full stop; empty if the rule has nothing at the path
   */
  public static Optional<String> leaf(Rule rule, String path) {
    return find(rule, path).map(part -> new Clauses().of(part));
  }

  private static Optional<Rule> find(Rule rule, String path) {
    Optional<Rule> found = Optional.of(rule);
    boolean isInner = false;
    for (String each : List.of(path.split(INTO, -1))) {
      found = isInner ? found.flatMap(Sentences::inside) : found;
      found = found.flatMap(outer -> down(outer, each));
      isInner = true;
    }
    return found;
  }

  private static Optional<Rule> inside(Rule rule) {
    return rule instanceof InSegment other ? Optional.of(other.rule()) : Optional.empty();
  }

  private static Optional<Rule> down(Rule rule, String path) {
    if (!path.startsWith(ROOT)) {
      return Optional.empty();
    }
    Rule at = withoutNot(rule);
    Matcher step = STEP.matcher(path).region(ROOT.length(), path.length());
    while (step.lookingAt()) {
      List<Rule> parts = parts(at);
      int index = Integer.parseInt(step.group(1));
      if (index >= parts.size()) {
        return Optional.empty();
      }
      at = withoutNot(parts.get(index));
      step.region(step.end(), path.length());
    }
    return step.regionStart() == path.length() ? Optional.of(at) : Optional.empty();
  }

  private static List<Rule> parts(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return all.parts();
    }
    return rule instanceof Rule.AnyOf any ? any.parts() : List.of();
  }

  private static Rule withoutNot(Rule rule) {
    return rule instanceof Rule.Not not ? withoutNot(not.part()) : rule;
  }
}
