package io.placet.schemas.definition;

import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Latest;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Property;
import io.placet.domain.segment.Rule;
import java.util.List;

/** The leaves {@code trait} and {@code latest}: what a property was at last. */
final class LatestJson {
  private static final List<String> TRAIT = List.of("measure", "not", "operator", "trait");
  private static final List<String> LATEST =
      List.of("event", "measure", "not", "of", "operator", "where");

  private final FieldCatalogue catalogue;
  private final OccurrenceJson occurrences;

  LatestJson(FieldCatalogue catalogue, OccurrenceJson occurrences) {
    this.catalogue = catalogue;
    this.occurrences = occurrences;
  }

  Rule trait(Place leaf) {
    String event =
        catalogue
            .traits()
            .orElseThrow(
                () ->
                    leaf.at("trait").refuse("nothing is allowed: the purpose may read no traits"));
    return latest(leaf, Occurrence.of(event), "trait", TRAIT);
  }

  Rule read(Place leaf) {
    return latest(leaf, occurrences.read(leaf), "of", LATEST);
  }

  private Rule latest(Place leaf, Occurrence what, String name, List<String> others) {
    WhereJson conditions = new WhereJson(catalogue, what.eventType());
    Property property = conditions.property(leaf.at(name));
    return new Latest(what, property.name(), conditions.condition(leaf, property, others));
  }
}
