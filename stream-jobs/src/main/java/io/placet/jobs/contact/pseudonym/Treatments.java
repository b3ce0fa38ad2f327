package io.placet.jobs.contact.pseudonym;

import io.placet.domain.event.FieldValue;
import io.placet.domain.event.FieldValue.Text;
import io.placet.domain.event.Generaliser;
import io.placet.domain.event.Misfit;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import io.placet.domain.register.Treatment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The register's treatments, enforced. The gateway took the values under the register of its time;
 * here all are held against the declaration again, so that also a raw value that lies in the topic
 * since before the register changed goes on generalised or not at all.
 */
final class Treatments {
  private final Generaliser generaliser;

  Treatments(Generaliser generaliser) {
    this.generaliser = generaliser;
  }

  /** Seals a value for its place behind the gate. */
  @FunctionalInterface
  interface FieldSeal {
    String seal(String field, FieldValue value);
  }

  /**
   * Under what names and keys an event goes on.
   *
   * @param pseudonyms of the epoch that its contact is in
   * @param seal empty where the contact has no key
   */
  record Cover(Pseudonyms pseudonyms, Optional<FieldSeal> seal) {}

  /**
   * An event's values, treated.
   *
   * @param occurredAt when the event happened
   */
  TreatedFields treat(
      EventType type, Map<String, FieldValue> values, Instant occurredAt, Cover cover) {
    Map<String, FieldValue> treated = new HashMap<>();
    Map<Field, Misfit> misfits = new HashMap<>();
    int undeclared = 0;
    int unsealed = 0;
    for (Map.Entry<String, FieldValue> value : values.entrySet()) {
      Field field = type.fields().get(value.getKey());
      if (field == null) {
        undeclared++;
      } else if (cannotBeSealed(field, value.getValue(), cover)) {
        unsealed++;
      } else if (field.treatment() != Treatment.DROP) {
        treat(field, value.getValue(), occurredAt, cover)
            .ifPresentOrElse(
                fit -> treated.put(field.name(), fit), () -> misfits.put(field, misfit(field)));
      }
    }
    return new TreatedFields(treated, undeclared, misfits, unsealed);
  }

  /** What goes on; empty if the value does not fit. */
  private Optional<FieldValue> treat(
      Field field, FieldValue value, Instant occurredAt, Cover cover) {
    return switch (field.treatment()) {
      case KEEP -> Optional.of(value).filter(kept -> kept.type() == field.type());
      case GENERALISE ->
          field.generalisation().flatMap(to -> generaliser.apply(to, value, occurredAt));
      // Numbers and flags have too few values to hide behind a pseudonym.
      case PSEUDONYMISE ->
          value instanceof Text text
              ? Optional.of(new Text(cover.pseudonyms().ofValue(field.name(), text.value())))
              : Optional.empty();
      case SEAL ->
          cover
              .seal()
              .filter(seal -> value.type() == field.type())
              .map(seal -> new Text(seal.seal(field.name(), value)));
      case DROP -> Optional.empty();
    };
  }

  private static boolean cannotBeSealed(Field field, FieldValue value, Cover cover) {
    return field.treatment() == Treatment.SEAL
        && value.type() == field.type()
        && cover.seal().isEmpty();
  }

  private static Misfit misfit(Field field) {
    return field.treatment() == Treatment.GENERALISE ? Misfit.NOT_GENERALISED : Misfit.WRONG_TYPE;
  }
}
