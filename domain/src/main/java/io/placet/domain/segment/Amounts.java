package io.placet.domain.segment;

import io.placet.domain.event.Event;
import io.placet.domain.event.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a property as exact amounts in the units of {@link FieldValue.Decimal}, 1/10,000. */
final class Amounts {
  private static final long WHOLE_IN_UNITS = 10_000;

  private Amounts() {}

  static Optional<BigDecimal> number(FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return Optional.of(decimal.toBigDecimal());
    }
    return value instanceof FieldValue.Whole whole
        ? Optional.of(BigDecimal.valueOf(whole.value()))
        : Optional.empty();
  }

  /** Of the events that have the property, and a number in it. */
  static List<BigInteger> of(String property, List<Event> events) {
    List<BigInteger> amounts = new ArrayList<>(events.size());
    for (Event event : events) {
      FieldValue value = event.fields().get(property);
      if (value instanceof FieldValue.Decimal decimal) {
        amounts.add(BigInteger.valueOf(decimal.unscaled()));
      } else if (value instanceof FieldValue.Whole whole) {
        amounts.add(BigInteger.valueOf(whole.value()).multiply(BigInteger.valueOf(WHOLE_IN_UNITS)));
      }
    }
    return amounts;
  }

  /** Senders choose the amounts: a total beyond 64 bits is no fault, it only takes longer. */
  static BigInteger total(String property, List<Event> events) {
    long total = 0;
    try {
      for (Event event : events) {
        total = Math.addExact(total, units(event.fields().get(property)));
      }
      return BigInteger.valueOf(total);
    } catch (ArithmeticException beyond64Bits) {
      return of(property, events).stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  private static long units(@Nullable FieldValue value) {
    if (value instanceof FieldValue.Decimal decimal) {
      return decimal.unscaled();
    }
    return value instanceof FieldValue.Whole whole
        ? Math.multiplyExact(whole.value(), WHOLE_IN_UNITS)
        : 0;
  }
}
