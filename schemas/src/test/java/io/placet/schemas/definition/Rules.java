package io.placet.schemas.definition;

import io.placet.domain.register.Register;
import io.placet.domain.segment.Rule;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import io.placet.schemas.codec.AvroTrust;
import io.placet.schemas.register.RegisterLoader;
import java.util.List;

/** Rules of the purpose profiling under the sample register, beside some other definitions. */
final class Rules {
  static final Register REGISTER =
      RegisterLoader.parse(RegisterLoader.sampleYaml(), "register.yaml");

  static final String BOUGHT = "{\"measure\":\"did\",\"event\":\"Order Completed\"}";
  static final String POINTS =
      "{\"kind\":\"points\",\"halfLife\":\"P30D\",\"points\":{\"Order Completed\":10}}";

  static {
    AvroTrust.ensure();
  }

  static final KnownDefinitions KNOWN =
      KnownDefinitions.of(
          List.of(
              segment("buyers", BOUGHT),
              segment("nobody", "{\"combinator\":\"and\",\"rules\":[]}"),
              segment("around", "{\"measure\":\"segment\",\"segment\":\"back\"}"),
              segment("back", "{\"measure\":\"segment\",\"segment\":\"this\"}"),
              segment("unfit", "{\"measure\":\"did\",\"event\":\"Order Paid\"}"),
              SegmentDefinition.newBuilder(segment("openers", BOUGHT))
                  .setPurpose("email-tracking")
                  .build(),
              SegmentDefinition.newBuilder(segment("old", BOUGHT))
                  .setState(DefinitionState.ARCHIVED)
                  .build()),
          List.of(
              score("loyalty", POINTS),
              score("unfit", POINTS.replace("Order Completed", "Order Paid")),
              ScoringDefinition.newBuilder(score("old", POINTS))
                  .setState(DefinitionState.ARCHIVED)
                  .build()));

  private Rules() {}

  /** The rule of a segment with the id {@code this}. */
  static Rule parse(String json) {
    return parse(json, KNOWN);
  }

  static Rule parse(String json, KnownDefinitions known) {
    return Definitions.toDomain(segment("this", json), REGISTER, known).rule();
  }

  static SegmentDefinition segment(String id, String rule) {
    return SegmentDefinition.newBuilder()
        .setId(id)
        .setVersion(1)
        .setName(id)
        .setDescription(id)
        .setPurpose("profiling")
        .setRule(rule)
        .build();
  }

  static ScoringDefinition score(String id, String model) {
    return ScoringDefinition.newBuilder()
        .setId(id)
        .setVersion(1)
        .setName(id)
        .setDescription(id)
        .setPurpose("profiling")
        .setModel(model)
        .setState(DefinitionState.LIVE)
        .build();
  }
}
