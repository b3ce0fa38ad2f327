package io.placet.acceptance.process;

import io.placet.acceptance.retail.TenSegments;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.SingleObject;
import io.placet.schemas.definition.Definitions;
import io.placet.schemas.register.RegisterLoader;
import io.placet.schemas.topic.Topic;
import java.util.Set;

/** Segments that are defined before anything happens, so that nobody enters them by being there. */
final class Defined {
  private Defined() {}

  /** The stream reads at its start what is defined by then. */
  static void before(PlacetProcess placet, Set<String> ids) {
    var trusted = SingleObject.of(SegmentDefinition.class);
    for (String id : ids) {
      SegmentDefinition definition =
          Definitions.parse(
              TenSegments.definition(id),
              RegisterLoader.parse(RegisterLoader.sampleYaml(), "the sample"));
      placet.topics().append(Topic.DEFINITIONS, id + "@1", SegmentDefinition.class, definition);
    }
    var unused = placet.stop();
    placet.restart();
  }
}
