package io.placet.gateway.collect;

import io.placet.domain.event.DeclaredFields;
import io.placet.domain.event.Misfit;
import io.placet.domain.register.Field;
import io.placet.gateway.collect.Outcome.Fate;
import java.util.List;
import java.util.stream.Collectors;

/** What a sender is told of fields that its event goes on without. */
final class Reductions {
  private static final int MOST_NAMES = 20;

  private Reductions() {}

  static void tell(Message message, DeclaredFields fields, List<Outcome> outcomes) {
    if (!fields.undeclared().isEmpty()) {
      outcomes.add(
          Outcome.of(Fate.REDUCED, message, "undeclared_fields", names(fields.undeclared())));
    }
    if (!fields.misfits().isEmpty()) {
      List<String> misfits =
          fields.misfits().entrySet().stream()
              .map(misfit -> misfit(misfit.getKey(), misfit.getValue()))
              .toList();
      outcomes.add(Outcome.of(Fate.REDUCED, message, "misfitting_fields", names(misfits)));
    }
  }

  /** A name alone says that the value is not of the declared type. */
  private static String misfit(Field field, Misfit reason) {
    return field.name()
        + field
            .generalisation()
            .filter(to -> reason == Misfit.NOT_GENERALISED)
            .map(to -> " (no " + to.wireName() + ")")
            .orElse("");
  }

  private static String names(List<String> fields) {
    return fields.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
  }
}
