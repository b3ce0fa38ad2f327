package io.placet.schemas.definition;

import io.placet.domain.register.SpecialCategory;
import io.placet.domain.register.SpecialWords;
import io.placet.domain.segment.FieldCatalogue;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses what tells of special categories of data where the purpose asks for no explicit consent
 * (GDPR Article 9), and says why: events and properties by what the register says they reveal,
 * texts by their words.
 */
final class Withheld {
  private static final String EXPLICIT =
      ": only a purpose with explicit consent (specialCategories: true) may ";

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

  /** Refuses the words of a definition's own texts. */
  static void refuseWords(String path, String text, FieldCatalogue catalogue) {
    if (!catalogue.readsSpecialCategories()) {
      SpecialWords.find(text)
          .ifPresent(
              found -> {
                throw new DefinitionException(
                    path
                        + ": '"
                        + found.word()
                        + "' tells of "
                        + found.category().wireName()
                        + EXPLICIT
                        + "ask for it");
              });
    }
  }

  private static String what(Collection<SpecialCategory> categories) {
    return categories.stream().map(SpecialCategory::wireName).collect(Collectors.joining(", "));
  }

  private static DefinitionException refuse(
      Place place, Set<SpecialCategory> revealed, Collection<String> allowed) {
    return place.refuse(
        what(revealed)
            + " data"
            + EXPLICIT
            + "read it; allowed: "
            + (allowed.isEmpty() ? "nothing" : Place.some(allowed)));
  }
}
