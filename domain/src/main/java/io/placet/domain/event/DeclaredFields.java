package io.placet.domain.event;

import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.FieldType;
import io.placet.domain.register.Treatment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Minimisation (GDPR Article 5(1)(c)): what an event may carry of what a sender sent. Of a field
 * that is declared to be generalised, nothing finer goes on.
 *
 * @param fields the declared values that fit their declaration and do not stay before the gate
 * @param undeclared names that the register does not declare
 * @param misfits declared fields whose value does not fit, and why
 */
public record DeclaredFields(
    Map<String, FieldValue> fields, List<String> undeclared, Map<Field, Misfit> misfits) {
  private static final int MAX_TEXT = 1024;

  public DeclaredFields {
    fields = Map.copyOf(fields);
    undeclared = List.copyOf(undeclared);
    misfits = Map.copyOf(misfits);
  }

  /**
   * Sorts what was sent.
   *
   * @param sent values as parsed from JSON: String, BigDecimal, Integer, Long, BigInteger, Boolean,
   *     or anything else, which fits no type
   * @param occurredAt when the event happened
   */
  public static DeclaredFields of(
      EventType type, Map<String, ?> sent, Instant occurredAt, Generaliser generaliser) {
    Map<String, FieldValue> fields = new HashMap<>();
    List<String> undeclared = new ArrayList<>();
    Map<Field, Misfit> misfits = new HashMap<>();
    sent.forEach(
        (name, value) -> {
          Field field = type.fields().get(name);
          if (field == null) {
            undeclared.add(name);
            return;
          }
          if (field.treatment() == Treatment.DROP) {
            return;
          }
          Optional<FieldValue> fit = read(field.type(), value);
          if (fit.isEmpty()) {
            misfits.put(field, Misfit.WRONG_TYPE);
            return;
          }
          fit.flatMap(raw -> generalise(field, raw, occurredAt, generaliser))
              .ifPresentOrElse(
                  kept -> fields.put(name, kept), () -> misfits.put(field, Misfit.NOT_GENERALISED));
        });
    return new DeclaredFields(fields, undeclared, misfits);
  }

  private static Optional<FieldValue> generalise(
      Field field, FieldValue value, Instant occurredAt, Generaliser generaliser) {
    return field.generalisation().isEmpty()
        ? Optional.of(value)
        : generaliser.apply(field.generalisation().get(), value, occurredAt);
  }

  private static Optional<FieldValue> read(FieldType type, Object value) {
    return switch (type) {
      case TEXT ->
          value instanceof String text && text.length() <= MAX_TEXT
              ? Optional.of(new FieldValue.Text(text))
              : Optional.empty();
      case BOOLEAN ->
          value instanceof Boolean flag ? Optional.of(new FieldValue.Flag(flag)) : Optional.empty();
      case INTEGER -> number(value).flatMap(DeclaredFields::whole);
      case DECIMAL -> number(value).flatMap(DeclaredFields::decimal);
    };
  }

  private static Optional<BigDecimal> number(Object value) {
    if (value instanceof BigDecimal decimal) {
      return Optional.of(decimal);
    }
    if (value instanceof BigInteger whole) {
      return whole.bitLength() < Long.SIZE ? Optional.of(new BigDecimal(whole)) : Optional.empty();
    }
    if (value instanceof Integer || value instanceof Long) {
      return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
    }
    return Optional.empty();
  }

  private static Optional<FieldValue> whole(BigDecimal value) {
    try {
      return Optional.of(new FieldValue.Whole(value.longValueExact()));
    } catch (ArithmeticException notWhole) {
      return Optional.empty();
    }
  }

  private static Optional<FieldValue> decimal(BigDecimal value) {
    try {
      return Optional.of(FieldValue.Decimal.of(value));
    } catch (ArithmeticException tooFine) {
      return Optional.empty();
    }
  }
}
