package io.placet.domain.register;

import java.util.Optional;

/**
 * A declared field of an event type.
 *
 * @param type of what senders send; a generalised value is text
 * @param generalisation to what it is coarsened: there exactly with {@link Treatment#GENERALISE}
 * @param special the special category of data that it reveals
 */
public record Field(
    String name,
    FieldType type,
    Treatment treatment,
    Optional<Generalisation> generalisation,
    Optional<SpecialCategory> special) {
  public Field {
    if ((treatment == Treatment.GENERALISE) != generalisation.isPresent()) {
      throw new IllegalArgumentException("a generalised field, and no other, says to what");
    }
    if (generalisation.isPresent() && !generalisation.get().allows(type)) {
      throw new IllegalArgumentException("a generalisation that is not for this type");
    }
  }

  /** A field of any treatment but {@link Treatment#GENERALISE}. */
  public Field(String name, FieldType type, Treatment treatment) {
    this(name, type, treatment, Optional.empty(), Optional.empty());
  }

  public static Field generalised(String name, FieldType type, Generalisation to) {
    return new Field(name, type, Treatment.GENERALISE, Optional.of(to), Optional.empty());
  }

  /** The same, revealing data of a special category. */
  public Field revealing(SpecialCategory category) {
    return new Field(name, type, treatment, generalisation, Optional.of(category));
  }
}
