package io.placet.schemas.definition;

import io.placet.domain.register.SpecialCategory;
import io.placet.domain.segment.FieldCatalogue;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says why an event or a property is kept from a purpose: what it reveals (GDPR Article 9). */
final class Withheld {
  private Withheld() {}

  /** Refuses an event that the purpose may not read and that has fields of special categories. */
  static void refuseEvent(Place place, FieldCatalogue catalogue) {
    String name = place.node().asText();
    Collection<SpecialCategory> revealed = catalogue.withheld(name).values();
    if (!revealed.isEmpty() && !catalogue.eventTypes().contains(name)) {
      throw refuse(place, new TreeSet<>(revealed), catalogue.eventTypes());
    }
  }

  /** Refuses a property that is left out for what it reveals. */
  static void refuseProperty(Place place, String eventType, FieldCatalogue catalogue) {
    SpecialCategory revealed = catalogue.withheld(eventType).get(place.node().asText());
    if (revealed != null) {
      throw refuse(place, Set.of(revealed), catalogue.properties(eventType).keySet());
    }
  }

  static String what(Collection<SpecialCategory> categories) {
    return categories.stream().map(SpecialCategory::wireName).collect(Collectors.joining(", "));
  }

  private static DefinitionException refuse(
      Place place, Set<SpecialCategory> revealed, Collection<String> allowed) {
    return place.refuse(
        "data of a special category ("
            + what(revealed)
            + "): only a purpose with explicit consent (specialCategories: true) may read it;"
            + " allowed: "
            + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed)));
  }
}
