package io.placet.schemas.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.register.Consumer;
import io.placet.domain.register.Register;
import io.placet.domain.score.ScoreDefinition;
import io.placet.domain.score.ScoreModel;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.schemas.avro.DefinitionState;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.codec.AvroTrust;

/** Definitions of scores between files, the wire and the domain. */
public final class ScoreDefinitions {
  static {
    // A builder reads the defaults of the wire type.
    AvroTrust.ensure();
  }

  private ScoreDefinitions() {}

  /**
   * Reads a definition file, without asking whether a register declares what it reads.
   *
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public static ScoreDefinition parse(String json) {
    try {
      JsonFields fields = new JsonFields(RuleJson.JSON.readTree(json), "");
      fields.allowOnly("id", "version", "name", "description", "purpose", "model");
      return new ScoreDefinition(
          fields.text("id"),
          fields.wholeFromOne("version"),
          fields.text("name"),
          fields.text("description"),
          fields.text("purpose"),
          ScoreModelJson.parse(fields.object("model")));
    } catch (JsonProcessingException malformed) {
      throw new DefinitionException("not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  /**
   * Reads a definition file.
   *
   * @param register whose events and properties it may read
   * @throws DefinitionException with the path that is wrong and what is allowed
   */
  public static ScoreDefinition parse(String json, Register register) {
    ScoreDefinition definition = parse(json);
    check(definition, register);
    return definition;
  }

  /**
   * The definition with its model, checked.
   *
   * @param register whose events and properties it may read
   * @throws DefinitionException with the path that is wrong and what is allowed: also for what was
   *     right under another register
   */
  public static ScoreDefinition toDomain(ScoringDefinition definition, Register register) {
    ScoreDefinition score =
        new ScoreDefinition(
            definition.getId(),
            definition.getVersion(),
            definition.getName(),
            definition.getDescription(),
            definition.getPurpose(),
            model(definition.getModel()));
    check(score, register);
    return score;
  }

  private static ScoreModel model(String json) {
    try {
      return ScoreModelJson.parse(new JsonFields(RuleJson.JSON.readTree(json), "model"));
    } catch (JsonProcessingException malformed) {
      throw new DefinitionException(
          "model: not JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static void check(ScoreDefinition definition, Register register) {
    FieldCatalogue catalogue =
        FieldCatalogue.of(register, definition.purpose(), Consumer.SCORES)
            .orElseThrow(
                () ->
                    new DefinitionException(
                        "purpose: allowed: "
                            + String.join(
                                ", ", FieldCatalogue.purposes(register, Consumer.SCORES))));
    Withheld.refuseWords("id", definition.id(), catalogue);
    Withheld.refuseWords("name", definition.name(), catalogue);
    Withheld.refuseWords("description", definition.description(), catalogue);
    new ScoreCheck(catalogue).check(definition.model());
  }

  /** What the log holds of a definition that is live; who made it and when is not said. */
  public static ScoringDefinition toAvro(ScoreDefinition definition) {
    return ScoringDefinition.newBuilder()
        .setId(definition.id())
        .setVersion(definition.version())
        .setName(definition.name())
        .setDescription(definition.description())
        .setPurpose(definition.purpose())
        .setModel(ScoreModelJson.write(definition.model()).toString())
        .setState(DefinitionState.LIVE)
        .build();
  }

  /** The file that {@link #parse} reads back to an equal definition. */
  public static String write(ScoreDefinition definition) {
    ObjectNode json =
        RuleJson.JSON
            .createObjectNode()
            .put("id", definition.id())
            .put("version", definition.version())
            .put("name", definition.name())
            .put("description", definition.description())
            .put("purpose", definition.purpose());
    json.set("model", ScoreModelJson.write(definition.model()));
    return json.toPrettyString() + "\n";
  }
}
