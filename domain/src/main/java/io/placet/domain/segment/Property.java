package io.placet.domain.segment;

import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.Generaliser;
import io.placet.domain.register.Field;
import io.placet.domain.register.Generalisation;
import io.placet.domain.register.Treatment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A property of events as rules find it behind the gate.
 *
 * @param generalisation to what its texts were coarsened
 */
public record Property(String name, Kind kind, Optional<Generalisation> generalisation) {
  /** What a rule can do with it. */
  public enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    FLAG,
    /**
     * Sealed, or a pseudonym, which is another after each epoch: nothing can be compared with it.
     */
    UNREADABLE
  }

  private static final Set<Operator> PRESENCE =
      EnumSet.of(Operator.EXISTS, Operator.DOES_NOT_EXIST);
  private static final Set<Operator> NUMBERS =
      EnumSet.of(
          Operator.EQUAL,
          Operator.NOT_EQUAL,
          Operator.LESS,
          Operator.AT_MOST,
          Operator.MORE,
          Operator.AT_LEAST,
          Operator.IN);
  private static final Set<Operator> NAMES =
      EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.NOT_IN);
  private static final Set<Operator> PARTS = EnumSet.of(Operator.CONTAINS, Operator.STARTS_WITH);

  /** Of a result no browser is asked: what is none of the families is another. */
  private static final Generaliser GENERALISER = new Generaliser(userAgent -> "");

  /** Empty for a field that stays before the gate. */
  static Optional<Property> of(Field field) {
    if (field.treatment() == Treatment.DROP) {
      return Optional.empty();
    }
    return Optional.of(new Property(field.name(), kindOf(field), field.generalisation()));
  }

  private static Kind kindOf(Field field) {
    return switch (field.treatment()) {
      case PSEUDONYMISE, SEAL, DROP -> Kind.UNREADABLE;
      case GENERALISE -> Kind.TEXT;
      case KEEP ->
          switch (field.type()) {
            case TEXT -> Kind.TEXT;
            case INTEGER -> Kind.WHOLE;
            case DECIMAL -> Kind.DECIMAL;
            case BOOLEAN -> Kind.FLAG;
          };
    };
  }

  public boolean isNumber() {
    return kind == Kind.WHOLE || kind == Kind.DECIMAL;
  }

  /** What a condition can ask of it, in the order of {@link Operator}. */
  public Set<Operator> operators() {
    Set<Operator> operators = EnumSet.copyOf(PRESENCE);
    switch (kind) {
      case TEXT -> {
        operators.addAll(NAMES);
        if (!isCoded()) {
          operators.addAll(PARTS);
        }
      }
      case WHOLE, DECIMAL -> operators.addAll(NUMBERS);
      case FLAG -> operators.add(Operator.EQUAL);
      case UNREADABLE -> {}
    }
    return operators;
  }

  /** Whether its texts are names of a closed list, of which parts mean nothing. */
  private boolean isCoded() {
    return generalisation
        .map(to -> to != Generalisation.HOST && to != Generalisation.PATH)
        .orElse(false);
  }

  /** Whether it can ever be equal to a text: a generalised one is equal to results only. */
  public boolean canBe(String text) {
    return generalisation
        .map(
            to ->
                GENERALISER
                    .apply(to, new Text(text), Instant.EPOCH)
                    .filter(new Text(text)::equals)
                    .isPresent())
        .orElse(true);
  }
}
