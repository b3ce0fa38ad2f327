package io.placet.schemas.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.score.ScoreDefinition;

/** Definitions of scores between files and the domain. */
public final class ScoreDefinitions {
  private ScoreDefinitions() {}

  /**
   * Reads a definition file.
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
