package io.placet.jobs.contact.segment;

import io.placet.domain.register.Register;
import io.placet.domain.segment.Segment;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.definition.DefinitionException;
import io.placet.schemas.definition.Definitions;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The segments in force: of each id the newest version whose rule can be read under a register. */
final class SegmentCatalogue {
  private final Register register;
  private final Map<String, Segment> segments = new TreeMap<>();

  SegmentCatalogue(Register register) {
    this.register = register;
  }

  /**
   * Takes in definitions in any order.
   *
   * @return how many of them cannot be read, or name what the register does not declare
   */
  int add(Iterable<SegmentDefinition> definitions) {
    int malformed = 0;
    for (SegmentDefinition definition : definitions) {
      Segment known = segments.get(definition.getId());
      if (known != null && known.version() >= definition.getVersion()) {
        continue;
      }
      try {
        segments.put(definition.getId(), Definitions.toDomain(definition, register));
      } catch (DefinitionException unreadable) {
        malformed++;
      }
    }
    return malformed;
  }

  Collection<Segment> all() {
    return segments.values();
  }

  Optional<Segment> find(String id) {
    return Optional.ofNullable(segments.get(id));
  }
}
