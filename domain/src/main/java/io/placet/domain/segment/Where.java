package io.placet.domain.segment;

import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked of an event's properties. A property that an event lacks, or that is of another
 * type, satisfies no condition, neither an equality nor its opposite: only {@link Not} of {@link
 * Given} does.
 */
public sealed interface Where {
  /** Nothing is asked. */
  Where ANY = new Any();

  boolean holds(Map<String, FieldValue> properties);

  /** Nothing is asked. */
  record Any() implements Where {
    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      return true;
    }
  }

  /** True when every part is; never empty. */
  record AllOf(List<Where> parts) implements Where {
    public AllOf {
      parts = nonEmpty(parts);
    }

    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      for (Where part : parts) {
        if (!part.holds(properties)) {
          return false;
        }
      }
      return true;
    }
  }

  /** True when at least one part is; never empty. */
  record AnyOf(List<Where> parts) implements Where {
    public AnyOf {
      parts = nonEmpty(parts);
    }

    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      for (Where part : parts) {
        if (part.holds(properties)) {
          return true;
        }
      }
      return false;
    }
  }

  /** True when the part is not. */
  record Not(Where part) implements Where {
    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      return !part.holds(properties);
    }
  }

  /** The event has the property. */
  record Given(String property) implements Where {
    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      return properties.containsKey(property);
    }
  }

  /** A text against some texts, to the letter. */
  record TextIs(String property, TextComparison comparison, Set<String> texts) implements Where {
    public TextIs {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      return properties.get(property) instanceof FieldValue.Text text
          && comparison.holds(text.value(), texts);
    }
  }

  /** A number against another, exactly. */
  record NumberIs(String property, Comparison comparison, BigDecimal number) implements Where {
    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      FieldValue value = properties.get(property);
      return value != null
          && Amounts.number(value)
              .map(own -> comparison.holds(own.compareTo(number)))
              .orElse(false);
    }
  }

  /** True or false. */
  record FlagIs(String property, boolean value) implements Where {
    @Override
    public boolean holds(Map<String, FieldValue> properties) {
      return properties.get(property) instanceof FieldValue.Flag flag && flag.value() == value;
    }
  }

  private static List<Where> nonEmpty(List<Where> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a group of conditions has at least one");
    }
    return List.copyOf(parts);
  }
}
