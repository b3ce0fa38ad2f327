package io.placet.schemas.definition;

import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Occurrence;
import io.placet.domain.segment.Where;
import java.util.List;
import java.util.Set;

/** Which events a leaf or a step means: {@code event}, and {@code where} if there is one. */
final class OccurrenceJson {
  private static final List<String> NAMES = List.of("event", "where");

  private final FieldCatalogue catalogue;

  OccurrenceJson(FieldCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Occurrence read(Place place) {
    Withheld.refuseEvent(place.at("event"), catalogue);
    Set<String> known = catalogue.eventTypes();
    if (known.isEmpty()) {
      throw place.at("event").refuse("nothing is allowed: the purpose may read no event");
    }
    String type = place.at("event").choice(known);
    Where where =
        place.has("where") ? new WhereJson(catalogue, type).read(place.at("where")) : Where.ANY;
    return new Occurrence(type, where);
  }

  /** One that stands for itself. */
  Occurrence readAlone(Place place) {
    place.mustBeObject("an event");
    place.allowOnly(NAMES);
    return read(place);
  }
}
