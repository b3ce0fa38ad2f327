package io.placet.domain.segment.words;

import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.TextComparison;
import io.placet.domain.segment.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of properties, such as {@code total is at least 50 and coupon is given}. */
final class Conditions {
  /** Of a list; the rest is counted. */
  private static final int MOST_VALUES = 10;

  private Conditions() {}

  static String of(Where where) {
    if (where instanceof Where.AllOf all) {
      return joined(all.parts(), " and ");
    }
    if (where instanceof Where.AnyOf any && !isListOfNumbers(any)) {
      return joined(any.parts(), " or ");
    }
    if (where instanceof Where.Not not && !(not.part() instanceof Where.Given)) {
      return "not (" + of(not.part()) + ")";
    }
    return property(where) + " " + predicate(where);
  }

  /** What is said of the one property that a condition is on: {@code is at least 50}. */
  static String predicate(Where condition) {
    if (condition instanceof Where.Given) {
      return "is given";
    }
    if (condition instanceof Where.Not) {
      return "is not given";
    }
    if (condition instanceof Where.FlagIs flag) {
      return "is " + flag.value();
    }
    if (condition instanceof Where.NumberIs number) {
      return "is " + Numbers.compared(number.comparison()) + Numbers.plain(number.number());
    }
    if (condition instanceof Where.TextIs text) {
      return comparison(text.comparison(), text.texts());
    }
    return condition instanceof Where.AnyOf any ? "is " + numbers(any) : "is anything";
  }

  private static String property(Where condition) {
    if (condition instanceof Where.Given given) {
      return given.property();
    }
    if (condition instanceof Where.FlagIs flag) {
      return flag.property();
    }
    if (condition instanceof Where.NumberIs number) {
      return number.property();
    }
    if (condition instanceof Where.TextIs text) {
      return text.property();
    }
    if (condition instanceof Where.Not not) {
      return property(not.part());
    }
    return condition instanceof Where.AnyOf any ? property(any.parts().get(0)) : "everything";
  }

  /** What a condition with {@code in} becomes. */
  private static boolean isListOfNumbers(Where.AnyOf any) {
    return any.parts().stream()
        .allMatch(
            part ->
                part instanceof Where.NumberIs number
                    && number.comparison() == Comparison.EQUAL_TO
                    && number.property().equals(property(any.parts().get(0))));
  }

  private static String numbers(Where.AnyOf any) {
    List<String> numbers = new ArrayList<>();
    for (Where part : any.parts()) {
      if (part instanceof Where.NumberIs number) {
        numbers.add(Numbers.plain(number.number()));
      }
    }
    return listed(numbers, " or ");
  }

  private static String comparison(TextComparison comparison, Set<String> texts) {
    return switch (comparison) {
      case ONE_OF -> "is " + values(texts, " or ");
      case NONE_OF -> (texts.size() == 1 ? "is not " : "is none of ") + values(texts, " and ");
      case CONTAINS_ONE_OF -> "contains " + values(texts, " or ");
      case STARTS_WITH_ONE_OF -> "starts with " + values(texts, " or ");
    };
  }

  /** Sorted, so that the same rule has the same words. */
  private static String values(Set<String> texts, String last) {
    return listed(texts.stream().sorted().map(text -> "“" + text + "”").toList(), last);
  }

  private static String listed(List<String> all, String last) {
    if (all.size() == 1) {
      return all.get(0);
    }
    int shown = all.size() > MOST_VALUES ? MOST_VALUES : all.size() - 1;
    return String.join(", ", all.subList(0, shown))
        + last
        + (all.size() > MOST_VALUES ? all.size() - shown + " more" : all.get(shown));
  }

  private static String joined(List<Where> parts, String word) {
    return parts.stream()
        .map(part -> parts.size() > 1 && isGroup(part) ? "(" + of(part) + ")" : of(part))
        .collect(Collectors.joining(word));
  }

  private static boolean isGroup(Where where) {
    return where instanceof Where.AllOf
        || (where instanceof Where.AnyOf any && !isListOfNumbers(any));
  }
}
