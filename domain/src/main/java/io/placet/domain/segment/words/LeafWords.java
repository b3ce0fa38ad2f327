package io.placet.domain.segment.words;

import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.Did;
import io.placet.domain.segment.FirstOrLast;
import io.placet.domain.segment.InScore;
import io.placet.domain.segment.InSegment;
import io.placet.domain.segment.Latest;
import io.placet.domain.segment.Measure;
import io.placet.domain.segment.Reachable;
import io.placet.domain.segment.Rule;
import io.placet.domain.segment.Selection;
import io.placet.domain.segment.Sequence;
import io.placet.domain.segment.Where;
import io.placet.domain.segment.Window;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Each kind of leaf in words, and its opposite. */
final class LeafWords {
  /** Before what has no opposite of its own: also true of whom nothing is known. */
  static final String NOT_SO = "it is not so that ";

  private final Mentions events;

  LeafWords(Mentions events) {
    this.events = events;
  }

  String of(Rule.Leaf leaf) {
    if (leaf instanceof Did did) {
      return events.did(did.events().what()) + window(did.events().window());
    }
    if (leaf instanceof FirstOrLast one) {
      return events.did(one.what()) + which(one);
    }
    if (leaf instanceof Measure measure) {
      return measure(measure);
    }
    if (leaf instanceof Sequence sequence) {
      return sequence(sequence);
    }
    if (leaf instanceof Latest latest) {
      return latest(latest);
    }
    return other(leaf);
  }

  String not(Rule.Leaf leaf) {
    if (leaf instanceof Did did) {
      return didNot(did.events());
    }
    if (leaf instanceof FirstOrLast one) {
      return "did not " + events.doing(one.what()) + which(one);
    }
    if (leaf instanceof Measure.Count count) {
      return count(count.events(), Numbers.opposite(count.comparison()), count.threshold());
    }
    if (leaf instanceof Measure.Sum sum) {
      return measure(
          new Measure.Sum(
              sum.events(), sum.property(), Numbers.opposite(sum.comparison()), sum.threshold()));
    }
    if (leaf instanceof Measure.Distinct distinct) {
      return measure(
          new Measure.Distinct(
              distinct.events(),
              distinct.property(),
              Numbers.opposite(distinct.comparison()),
              distinct.threshold()));
    }
    if (leaf instanceof InSegment other) {
      return "is not in the segment " + other.id();
    }
    if (leaf instanceof Reachable reachable) {
      return "cannot be reached" + on(reachable);
    }
    return NOT_SO + of(leaf);
  }

  private String didNot(Selection selection) {
    return selection.window().length().isEmpty()
        ? "never " + events.did(selection.what())
        : "did not " + events.doing(selection.what()) + window(selection.window());
  }

  private static String which(FirstOrLast one) {
    String which = one.which() == FirstOrLast.Which.FIRST ? "first" : "last";
    String age =
        one.age() == FirstOrLast.Age.WITHIN
            ? window(Window.of(one.bound()))
            : " at least " + Numbers.length(one.bound()) + " ago";
    return " for the " + which + " time" + age;
  }

  private String measure(Measure measure) {
    if (measure instanceof Measure.Count count) {
      return count(count.events(), count.comparison(), count.threshold());
    }
    if (measure instanceof Measure.Distinct distinct) {
      return "the number of different values of "
          + distinct.property()
          + in(distinct.events())
          + Numbers.counted(distinct.comparison())
          + distinct.threshold();
    }
    if (measure instanceof Measure.Sum sum) {
      return amount("the sum", sum.property(), sum.events(), sum.comparison(), sum.threshold());
    }
    if (measure instanceof Measure.Average of) {
      return amount("the average", of.property(), of.events(), of.comparison(), of.threshold());
    }
    if (measure instanceof Measure.Minimum of) {
      return amount("the smallest", of.property(), of.events(), of.comparison(), of.threshold());
    }
    Measure.Maximum of = (Measure.Maximum) measure;
    return amount("the largest", of.property(), of.events(), of.comparison(), of.threshold());
  }

  private String count(Selection selection, Comparison comparison, long threshold) {
    if (isNever(comparison, threshold)) {
      return didNot(selection);
    }
    return events.did(selection.what())
        + " "
        + Numbers.counted(comparison)
        + Numbers.times(threshold)
        + window(selection.window());
  }

  private static boolean isNever(Comparison comparison, long threshold) {
    return switch (comparison) {
      case EQUAL_TO, AT_MOST -> threshold == 0;
      case LESS_THAN -> threshold == 1;
      default -> false;
    };
  }

  private static String amount(
      String what, String property, Selection of, Comparison comparison, long threshold) {
    return what
        + (what.equals("the sum") ? " of " : " ")
        + property
        + in(of)
        + Numbers.compared(comparison)
        + Numbers.amount(threshold);
  }

  private static String in(Selection selection) {
    return " in " + Mentions.events(selection.what()) + window(selection.window()) + " is ";
  }

  private String sequence(Sequence sequence) {
    String steps = sequence.steps().stream().map(this::step).collect(Collectors.joining(", then "));
    return "one after the other" + window(sequence.window()) + ": " + steps;
  }

  private String step(Sequence.Step step) {
    String within = step.within().map(most -> " within " + Numbers.length(most)).orElse("");
    String without =
        step.without().stream().map(Mentions::events).collect(Collectors.joining(" or "));
    return events.did(step.event())
        + within
        + (without.isEmpty() ? "" : " without " + without + " in between");
  }

  private static String latest(Latest latest) {
    String of = " (" + Mentions.plain(latest.what()) + ")";
    if (latest.condition() instanceof Where.Given) {
      return "a " + latest.property() + of + " is known";
    }
    if (latest.condition() instanceof Where.Not not && not.part() instanceof Where.Given) {
      return "no " + latest.property() + of + " is known";
    }
    return "the last known "
        + latest.property()
        + of
        + " "
        + Conditions.predicate(latest.condition());
  }

  private static String other(Rule.Leaf leaf) {
    if (leaf instanceof InScore score) {
      return "the score "
          + score.score().name()
          + " is "
          + Numbers.compared(score.comparison())
          + Numbers.plain(BigDecimal.valueOf(score.threshold()));
    }
    if (leaf instanceof InSegment segment) {
      return "is in the segment " + segment.id();
    }
    return "can be reached" + on((Reachable) leaf);
  }

  private static String on(Reachable reachable) {
    return " by "
        + reachable.channel()
        + reachable.purpose().map(purpose -> " for " + purpose).orElse("");
  }

  private static String window(Window window) {
    return window
        .length()
        .map(length -> " in the last " + Numbers.length(length).replaceFirst("^1 ", ""))
        .orElse(" at any time");
  }
}
