package io.placet.domain.live;

import io.placet.domain.event.FieldValue;
import io.placet.domain.segment.Comparison;
import io.placet.domain.segment.TextComparison;
import io.placet.domain.segment.Where;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A {@link Where} over the values of some properties, each at its place; null where it is not. */
@FunctionalInterface
interface Condition {
  Condition ANY = values -> true;

  boolean holds(@Nullable FieldValue[] values);

  /**
   * What a condition asks.
   *
   * @param places of properties
   */
  static Condition of(Where where, ToIntFunction<String> places) {
    if (where instanceof Where.AllOf all) {
      return all(compile(all.parts(), places));
    }
    if (where instanceof Where.AnyOf any) {
      return any(compile(any.parts(), places));
    }
    if (where instanceof Where.Not not) {
      Condition part = of(not.part(), places);
      return values -> !part.holds(values);
    }
    if (where instanceof Where.Given given) {
      int place = places.applyAsInt(given.property());
      return values -> values[place] != null;
    }
    if (where instanceof Where.TextIs text) {
      return text(places.applyAsInt(text.property()), text.comparison(), text.texts());
    }
    if (where instanceof Where.NumberIs number) {
      return number(places.applyAsInt(number.property()), number.comparison(), number.number());
    }
    if (where instanceof Where.FlagIs flag) {
      int place = places.applyAsInt(flag.property());
      return values -> values[place] instanceof FieldValue.Flag own && own.value() == flag.value();
    }
    return ANY;
  }

  private static Condition[] compile(List<Where> parts, ToIntFunction<String> places) {
    return parts.stream().map(part -> of(part, places)).toArray(Condition[]::new);
  }

  private static Condition all(Condition[] parts) {
    return values -> {
      for (Condition part : parts) {
        if (!part.holds(values)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Condition any(Condition[] parts) {
    return values -> {
      for (Condition part : parts) {
        if (part.holds(values)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Condition text(int place, TextComparison comparison, Set<String> texts) {
    return values ->
        values[place] instanceof FieldValue.Text text && comparison.holds(text.value(), texts);
  }

  private static Condition number(int place, Comparison comparison, BigDecimal number) {
    Bound bound = Bound.of(number);
    return values -> {
      FieldValue value = values[place];
      return (value instanceof FieldValue.Decimal || value instanceof FieldValue.Whole)
          && comparison.holds(bound.order(value));
    };
  }
}
