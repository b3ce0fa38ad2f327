package io.placet.jobs.contact.pseudonym;

import io.placet.domain.event.FieldValue;
import io.placet.domain.event.Misfit;
import io.placet.domain.register.Field;
import java.util.Map;

/**
 * An event's values after the treatment that the register declares.
 *
 * @param fields what goes on
 * @param undeclared how many values were left out because the register does not declare them
 * @param misfits declared fields whose value was left out, and why
 * @param unsealed how many values were left out because there is no key to seal them under
 */
record TreatedFields(
    Map<String, FieldValue> fields, int undeclared, Map<Field, Misfit> misfits, int unsealed) {
  TreatedFields {
    fields = Map.copyOf(fields);
    misfits = Map.copyOf(misfits);
  }
}
