package io.placet.schemas.definition;

import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Latest;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Property;
import io.placet.domain.segment.Rule;

/** The leaves {@code trait} and {@code latest}: what a property was at last. */
final class LatestJson {
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
    return latest(leaf, Occurrence.of(event), "trait", Shape.TRAIT);
  }

  Rule read(Place leaf) {
    return latest(leaf, occurrences.read(leaf), "of", Shape.LATEST);
  }

  private Rule latest(Place leaf, Occurrence what, String name, Shape shape) {
    WhereJson conditions = new WhereJson(catalogue, what.eventType());
    Property property = conditions.property(leaf.at(name));
    return new Latest(
        what, property.name(), conditions.condition(leaf, property, shape.allowedWithout("value")));
  }
}
