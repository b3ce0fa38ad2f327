package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Rule.Leaf;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The truth of a rule for one contact at an instant, and when it can next change by itself. */
final class Evaluation {
  /** One whole in the units of {@link FieldValue.Decimal}. */
  private static final long WHOLE_IN_UNITS = 10_000;

  private Evaluation() {}

  static boolean holds(Rule rule, List<Event> history, Instant at) {
    if (rule instanceof Rule.AllOf all) {
      return all.parts().stream().allMatch(part -> holds(part, history, at));
    }
    if (rule instanceof Rule.AnyOf any) {
      return any.parts().stream().anyMatch(part -> holds(part, history, at));
    }
    if (rule instanceof Rule.Not not) {
      return !holds(not.part(), history, at);
    }
    if (rule instanceof Rule.Count count) {
      return count.comparison().holds(inWindow(count, history, at).count(), count.threshold());
    }
    if (rule instanceof Rule.Sum sum) {
      return holds(sum, history, at);
    }
    if (rule instanceof Rule.Recency recency) {
      return inWindow(recency, history, at).findAny().isPresent();
    }
    return false;
  }

  /** Senders choose the amounts: a total beyond 64 bits is no fault, it only takes longer. */
  private static boolean holds(Rule.Sum sum, List<Event> history, Instant at) {
    long total = 0;
    try {
      for (Event event : inWindow(sum, history, at).toList()) {
        total = Math.addExact(total, amount(event, sum.field()));
      }
    } catch (ArithmeticException beyond64Bits) {
      return sum.comparison().holds(exactTotal(sum, history, at), sum.threshold());
    }
    return sum.comparison().holds(total, sum.threshold());
  }

  private static BigInteger exactTotal(Rule.Sum sum, List<Event> history, Instant at) {
    return inWindow(sum, history, at)
        .map(event -> exactAmount(event, sum.field()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /**
   * The first instant after {@code at} at which an event slides out of one of the rule's windows.
   */
  static Optional<Instant> nextChange(Rule rule, List<Event> history, Instant at) {
    return leaves(rule)
        .flatMap(
            leaf ->
                inWindow(leaf, history, at).map(event -> event.occurredAt().plus(leaf.window())))
        .min(Instant::compareTo);
  }

  private static Stream<Event> inWindow(Leaf leaf, List<Event> history, Instant at) {
    Instant start = at.minus(leaf.window());
    return history.stream()
        .filter(event -> event.type().equals(leaf.eventType()))
        .filter(event -> event.occurredAt().isAfter(start) && !event.occurredAt().isAfter(at));
  }

  private static Stream<Leaf> leaves(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return all.parts().stream().flatMap(Evaluation::leaves);
    }
    if (rule instanceof Rule.AnyOf any) {
      return any.parts().stream().flatMap(Evaluation::leaves);
    }
    if (rule instanceof Rule.Not not) {
      return leaves(not.part());
    }
    return rule instanceof Leaf leaf ? Stream.of(leaf) : Stream.empty();
  }

  private static long amount(Event event, String field) {
    FieldValue value = event.fields().get(field);
    if (value instanceof FieldValue.Decimal decimal) {
      return decimal.unscaled();
    }
    return value instanceof FieldValue.Whole whole
        ? Math.multiplyExact(whole.value(), WHOLE_IN_UNITS)
        : 0;
  }

  private static BigInteger exactAmount(Event event, String field) {
    return event.fields().get(field) instanceof FieldValue.Whole whole
        ? BigInteger.valueOf(whole.value()).multiply(BigInteger.valueOf(WHOLE_IN_UNITS))
        : BigInteger.valueOf(amount(event, field));
  }
}
