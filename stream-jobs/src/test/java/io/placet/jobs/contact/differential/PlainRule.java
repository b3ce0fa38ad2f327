package io.placet.jobs.contact.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A segment's rule once more, written out: what it says as JSON, and what it means. */
sealed interface PlainRule permits PlainRule.Group, PlainRule.Not, PlainLeaf {
  /** How numbers compare. */
  enum Operator {
    AT_LEAST(">=", (order, zero) -> order >= zero),
    AT_MOST("<=", (order, zero) -> order <= zero),
    EQUAL("=", (order, zero) -> order.equals(zero)),
    LESS("<", (order, zero) -> order < zero);

    final String symbol;

    @SuppressWarnings("ImmutableEnumChecker") // a function of nothing else
    private final BiPredicate<Integer, Integer> holds;

    Operator(String symbol, BiPredicate<Integer, Integer> holds) {
      this.symbol = symbol;
      this.holds = holds;
    }

    boolean holds(int order) {
      return holds.test(order, 0);
    }
  }

  /** As a definition has it. */
  String json();

  boolean holds(PlainView now);

  /** The leaves that make it what it is, each as {@code path=truth:value}. */
  Stream<String> reasons(PlainView now, String path);

  /** All its leaves, also of the rules that it names. */
  Stream<PlainLeaf> leaves();

  /** With what it names put in place; throws {@link Unfit} if that cannot be. */
  PlainRule resolved(PlainNames names);

  /** A rule that cannot be used. */
  final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit() {
      super("a rule that cannot be used", null, false, false);
    }
  }

  /** All of some rules, or one of them. */
  record Group(boolean all, List<PlainRule> parts) implements PlainRule {
    @Override
    public String json() {
      return "{\"combinator\":\"%s\",\"rules\":[%s]}"
          .formatted(
              all ? "and" : "or",
              parts.stream().map(PlainRule::json).collect(Collectors.joining(",")));
    }

    @Override
    public boolean holds(PlainView now) {
      return all
          ? parts.stream().allMatch(part -> part.holds(now))
          : parts.stream().anyMatch(part -> part.holds(now));
    }

    @Override
    public Stream<String> reasons(PlainView now, String path) {
      boolean holds = holds(now);
      return IntStream.range(0, parts.size())
          .filter(part -> parts.get(part).holds(now) == holds)
          .boxed()
          .flatMap(part -> parts.get(part).reasons(now, path + ".rules[" + part + "]"));
    }

    @Override
    public Stream<PlainLeaf> leaves() {
      return parts.stream().flatMap(PlainRule::leaves);
    }

    @Override
    public PlainRule resolved(PlainNames names) {
      return new Group(all, parts.stream().map(part -> part.resolved(names)).toList());
    }
  }

  /** The opposite of a rule. */
  record Not(PlainRule part) implements PlainRule {
    @Override
    public String json() {
      return part.json().replaceFirst("\\{", "{\"not\":true,");
    }

    @Override
    public boolean holds(PlainView now) {
      return !part.holds(now);
    }

    @Override
    public Stream<String> reasons(PlainView now, String path) {
      return part.reasons(now, path);
    }

    @Override
    public Stream<PlainLeaf> leaves() {
      return part.leaves();
    }

    @Override
    public PlainRule resolved(PlainNames names) {
      return new Not(part.resolved(names));
    }
  }

  /** How long something lasts, to be written down. */
  static String text(Duration duration) {
    return "PT" + duration.toSeconds() + "S";
  }

  /** A moment in words of a rule. */
  static String text(Instant at) {
    return at.toString();
  }
}
