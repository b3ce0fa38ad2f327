package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A number that is derived from some events and held against a threshold. It changes only as events
 * come and go.
 */
public sealed interface Measure extends Rule.Leaf {
  Selection events();

  /** Whether the number of these events is as asked; with no number no comparison holds. */
  boolean holds(List<Event> events);

  /** The number of these events as text; empty if there is none. */
  String found(List<Event> events);

  @Override
  default String found(Moment now) {
    return found(events().at(now));
  }

  @Override
  default boolean holds(Moment now) {
    return holds(events().at(now));
  }

  @Override
  default Instant nextChange(Moment now) {
    return events().nextChange(now);
  }

  /** How many there are. */
  record Count(Selection events, Comparison comparison, long threshold) implements Measure {
    @Override
    public boolean holds(List<Event> events) {
      return comparison.holds(Long.compare(events.size(), threshold));
    }

    @Override
    public String found(List<Event> events) {
      return Integer.toString(events.size());
    }
  }

  /**
   * The sum of a property; an event without it adds nothing.
   *
   * @param threshold in 1/10,000
   */
  record Sum(Selection events, String property, Comparison comparison, long threshold)
      implements Measure {
    @Override
    public boolean holds(List<Event> events) {
      return comparison.holds(
          Amounts.total(property, events).compareTo(BigInteger.valueOf(threshold)));
    }

    @Override
    public String found(List<Event> events) {
      return Found.amount(Amounts.total(property, events));
    }
  }

  /**
   * The mean of a property over the events that have it, not rounded.
   *
   * @param threshold in 1/10,000
   */
  record Average(Selection events, String property, Comparison comparison, long threshold)
      implements Measure {
    @Override
    public boolean holds(List<Event> events) {
      List<BigInteger> amounts = Amounts.of(property, events);
      BigInteger total = amounts.stream().reduce(BigInteger.ZERO, BigInteger::add);
      BigInteger bound = BigInteger.valueOf(threshold).multiply(BigInteger.valueOf(amounts.size()));
      return !amounts.isEmpty() && comparison.holds(total.compareTo(bound));
    }

    /** Rounded half up to a unit, for reading. */
    @Override
    public String found(List<Event> events) {
      List<BigInteger> amounts = Amounts.of(property, events);
      if (amounts.isEmpty()) {
        return "";
      }
      return Found.mean(amounts.stream().reduce(BigInteger.ZERO, BigInteger::add), amounts.size());
    }
  }

  /**
   * The smallest value of a property.
   *
   * @param threshold in 1/10,000
   */
  record Minimum(Selection events, String property, Comparison comparison, long threshold)
      implements Measure {
    @Override
    public boolean holds(List<Event> events) {
      return Amounts.of(property, events).stream()
          .min(BigInteger::compareTo)
          .map(smallest -> comparison.holds(smallest.compareTo(BigInteger.valueOf(threshold))))
          .orElse(false);
    }

    @Override
    public String found(List<Event> events) {
      return Amounts.of(property, events).stream()
          .min(BigInteger::compareTo)
          .map(Found::amount)
          .orElse("");
    }
  }

  /**
   * The largest value of a property.
   *
   * @param threshold in 1/10,000
   */
  record Maximum(Selection events, String property, Comparison comparison, long threshold)
      implements Measure {
    @Override
    public boolean holds(List<Event> events) {
      return Amounts.of(property, events).stream()
          .max(BigInteger::compareTo)
          .map(largest -> comparison.holds(largest.compareTo(BigInteger.valueOf(threshold))))
          .orElse(false);
    }

    @Override
    public String found(List<Event> events) {
      return Amounts.of(property, events).stream()
          .max(BigInteger::compareTo)
          .map(Found::amount)
          .orElse("");
    }
  }

  /** How many different values a property has. */
  record Distinct(Selection events, String property, Comparison comparison, long threshold)
      implements Measure {
    @Override
    public boolean holds(List<Event> events) {
      return comparison.holds(Long.compare(number(events), threshold));
    }

    @Override
    public String found(List<Event> events) {
      return Integer.toString(number(events));
    }

    private int number(List<Event> events) {
      Set<Object> values = new HashSet<>();
      for (Event event : events) {
        FieldValue value = event.fields().get(property);
        if (value != null) {
          // 5 and 5.0000 are one: a register may come to declare the one as the other.
          values.add(
              Amounts.number(value).<Object>map(BigDecimal::stripTrailingZeros).orElse(value));
        }
      }
      return values.size();
    }
  }
}
