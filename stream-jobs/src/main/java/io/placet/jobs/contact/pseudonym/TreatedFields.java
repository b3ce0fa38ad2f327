package io.placet.jobs.contact.pseudonym;

import io.placet.domain.event.FieldValue;
import io.placet.domain.key.Pseudonyms;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event's values after the treatment that the register declares.
 *
 * @param fields what goes on
 * @param undeclared how many values were dropped because the register does not declare them, or
 *     declares a treatment that does not fit them
 */
record TreatedFields(Map<String, FieldValue> fields, int undeclared) {
  TreatedFields {
    fields = Map.copyOf(fields);
  }

  static TreatedFields of(EventType type, Map<String, FieldValue> values, Pseudonyms pseudonyms) {
    Map<String, FieldValue> treated = new HashMap<>();
    int undeclared = 0;
    for (Map.Entry<String, FieldValue> value : values.entrySet()) {
      Field field = type.fields().get(value.getKey());
      if (field == null) {
        undeclared++;
        continue;
      }
      Optional<FieldValue> kept = treat(field, value.getValue(), pseudonyms);
      kept.ifPresent(fit -> treated.put(field.name(), fit));
    }
    return new TreatedFields(treated, undeclared);
  }

  private static Optional<FieldValue> treat(Field field, FieldValue value, Pseudonyms pseudonyms) {
    return switch (field.treatment()) {
      case KEEP -> Optional.of(value);
      // Numbers and flags have too few values to hide behind a pseudonym.
      case PSEUDONYMISE ->
          value instanceof FieldValue.Text text
              ? Optional.of(new FieldValue.Text(pseudonyms.ofValue(field.name(), text.value())))
              : Optional.empty();
      case DROP -> Optional.empty();
    };
  }
}
