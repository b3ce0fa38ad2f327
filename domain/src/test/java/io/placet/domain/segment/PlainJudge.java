package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.FirstOrLast.Age;
import io.placet.domain.segment.FirstOrLast.Which;
import io.placet.domain.segment.Sequence.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule means, a second time and from its description alone: without order, search or one
 * pass, and without a thought of when anything changes.
 *
 * @param known all events in order of arrival
 */
record PlainJudge(List<Event> known, Keeping keeping, Instant now) {
  boolean isMember(Rule rule) {
    return seen(Optional.empty()).findAny().isPresent() && truth(rule);
  }

  private boolean truth(Rule rule) {
    if (rule instanceof Rule.AllOf all) {
      return all.parts().stream().allMatch(this::truth);
    }
    if (rule instanceof Rule.AnyOf any) {
      return any.parts().stream().anyMatch(this::truth);
    }
    if (rule instanceof Rule.Not not) {
      return !truth(not.part());
    }
    if (rule instanceof Did did) {
      return selected(did.events()).findAny().isPresent();
    }
    if (rule instanceof InSegment other) {
      return truth(other.rule());
    }
    if (rule instanceof Latest latest) {
      return holds(latest.condition(), last(latest));
    }
    if (rule instanceof FirstOrLast firstOrLast) {
      return truth(firstOrLast);
    }
    if (rule instanceof Sequence sequence) {
      List<Event> order = seen(sequence.window().length()).toList();
      return isSequence(order, sequence.steps(), 0, -1);
    }
    return rule instanceof Measure measure && truth(measure);
  }

  private Stream<Event> seen(Optional<Duration> window) {
    return known.stream()
        .filter(event -> !event.occurredAt().isAfter(now))
        .filter(event -> !isForgotten(event))
        .filter(event -> window.map(length -> age(event).compareTo(length) < 0).orElse(true))
        .sorted(Comparator.comparing(Event::occurredAt));
  }

  private Duration age(Event event) {
    return Duration.between(event.occurredAt(), now);
  }

  private boolean isForgotten(Event event) {
    return keeping
        .retention()
        .map(
            retention ->
                !event
                    .occurredAt()
                    .atZone(ZoneOffset.UTC)
                    .plus(retention)
                    .truncatedTo(ChronoUnit.DAYS)
                    .plusDays(1)
                    .toInstant()
                    .isAfter(now))
        .orElse(false);
  }

  private Stream<Event> selected(Selection selection) {
    return seen(selection.window().length()).filter(event -> is(selection.what(), event));
  }

  private Map<String, FieldValue> last(Latest rule) {
    Map<String, FieldValue> last = Map.of();
    for (Event event : seen(Optional.empty()).toList()) {
      FieldValue value = event.fields().get(rule.property());
      if (value != null && is(rule.what(), event)) {
        last = Map.of(rule.property(), value);
      }
    }
    return last;
  }

  private boolean truth(FirstOrLast rule) {
    List<Event> all = seen(Optional.empty()).filter(event -> is(rule.what(), event)).toList();
    if (all.isEmpty()) {
      return false;
    }
    Event asked = all.get(rule.which() == Which.FIRST ? 0 : all.size() - 1);
    boolean young = age(asked).compareTo(rule.bound()) < 0;
    return rule.age() == Age.WITHIN ? young : !young;
  }

  /** Tries every event for every step. */
  private static boolean isSequence(List<Event> order, List<Step> steps, int step, int before) {
    if (step == steps.size()) {
      return true;
    }
    for (int at = before + 1; at < order.size(); at++) {
      if (fits(order, steps.get(step), before, at) && isSequence(order, steps, step + 1, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(List<Event> order, Step step, int before, int at) {
    if (!is(step.event(), order.get(at))) {
      return false;
    }
    if (before < 0) {
      return true;
    }
    Duration gap = Duration.between(order.get(before).occurredAt(), order.get(at).occurredAt());
    return step.within().map(most -> gap.compareTo(most) <= 0).orElse(true)
        && order.subList(before + 1, at).stream()
            .noneMatch(between -> step.without().stream().anyMatch(bad -> is(bad, between)));
  }

  private boolean truth(Measure measure) {
    List<Event> events = selected(measure.events()).toList();
    if (measure instanceof Measure.Count count) {
      return compare(events.size(), count.comparison(), count.threshold());
    }
    if (measure instanceof Measure.Distinct distinct) {
      long different =
          values(events, distinct.property())
              .map(value -> number(value).map(BigDecimal::toPlainString).orElse("" + value))
              .distinct()
              .count();
      return compare(different, distinct.comparison(), distinct.threshold());
    }
    if (measure instanceof Measure.Sum sum) {
      BigDecimal total = amounts(events, sum.property()).reduce(BigDecimal.ZERO, BigDecimal::add);
      return compare(total, sum.comparison(), BigDecimal.valueOf(sum.threshold(), 4));
    }
    if (measure instanceof Measure.Average average) {
      // A mean is above a bound where the excesses over it are.
      BigDecimal bound = BigDecimal.valueOf(average.threshold(), 4);
      return amounts(events, average.property())
          .map(amount -> amount.subtract(bound))
          .reduce(BigDecimal::add)
          .map(excess -> compare(excess, average.comparison(), BigDecimal.ZERO))
          .orElse(false);
    }
    if (measure instanceof Measure.Minimum minimum) {
      return amounts(events, minimum.property())
          .min(Comparator.naturalOrder())
          .map(
              least ->
                  compare(least, minimum.comparison(), BigDecimal.valueOf(minimum.threshold(), 4)))
          .orElse(false);
    }
    Measure.Maximum maximum = (Measure.Maximum) measure;
    return amounts(events, maximum.property())
        .max(Comparator.naturalOrder())
        .map(
            most -> compare(most, maximum.comparison(), BigDecimal.valueOf(maximum.threshold(), 4)))
        .orElse(false);
  }

  private static Stream<FieldValue> values(List<Event> events, String property) {
    return events.stream().flatMap(event -> Stream.ofNullable(event.fields().get(property)));
  }

  private static Stream<BigDecimal> amounts(List<Event> events, String property) {
    return values(events, property).flatMap(value -> number(value).stream());
  }

  /** With four decimals. */
  private static Optional<BigDecimal> number(FieldValue value) {
    if (value instanceof FieldValue.Whole whole) {
      return Optional.of(new BigDecimal(whole.value()).setScale(4));
    }
    return value instanceof FieldValue.Decimal decimal
        ? Optional.of(new BigDecimal(decimal.unscaled()).movePointLeft(4).setScale(4))
        : Optional.empty();
  }

  private static boolean is(Occurrence occurrence, Event event) {
    return occurrence.eventType().equals(event.type()) && holds(occurrence.where(), event.fields());
  }

  static boolean holds(Where where, Map<String, FieldValue> properties) {
    if (where instanceof Where.AllOf all) {
      return all.parts().stream().allMatch(part -> holds(part, properties));
    }
    if (where instanceof Where.AnyOf any) {
      return any.parts().stream().anyMatch(part -> holds(part, properties));
    }
    if (where instanceof Where.Not not) {
      return !holds(not.part(), properties);
    }
    if (where instanceof Where.Given given) {
      return properties.get(given.property()) != null;
    }
    if (where instanceof Where.TextIs text) {
      return properties.get(text.property()) instanceof FieldValue.Text own
          && holds(own.value(), text);
    }
    if (where instanceof Where.NumberIs number) {
      return Optional.ofNullable(properties.get(number.property()))
          .flatMap(PlainJudge::number)
          .map(own -> compare(own, number.comparison(), number.number()))
          .orElse(false);
    }
    return where instanceof Where.Any
        || (where instanceof Where.FlagIs flag
            && new FieldValue.Flag(flag.value()).equals(properties.get(flag.property())));
  }

  private static boolean holds(String own, Where.TextIs asked) {
    return switch (asked.comparison()) {
      case ONE_OF -> asked.texts().stream().anyMatch(own::equals);
      case NONE_OF -> asked.texts().stream().noneMatch(own::equals);
      case CONTAINS_ONE_OF -> asked.texts().stream().anyMatch(text -> own.indexOf(text) >= 0);
      case STARTS_WITH_ONE_OF -> asked.texts().stream().anyMatch(text -> own.indexOf(text) == 0);
    };
  }

  private static boolean compare(long measured, Comparison comparison, long threshold) {
    return compare(new BigDecimal(measured), comparison, new BigDecimal(threshold));
  }

  private static boolean compare(BigDecimal measured, Comparison comparison, BigDecimal threshold) {
    int sign = measured.subtract(threshold).signum();
    return switch (comparison) {
      case AT_LEAST -> sign != -1;
      case AT_MOST -> sign != 1;
      case MORE_THAN -> sign == 1;
      case LESS_THAN -> sign == -1;
      case EQUAL_TO -> sign == 0;
      case OTHER_THAN -> sign == 1 || sign == -1;
    };
  }
}
