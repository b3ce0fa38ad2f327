package io.placet.schemas.register;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A YAML file as JSON values that remember their lines.
 *
 * @param root the values
 * @param lines line of each value by its path: of the name where it has one
 */
record YamlDocument(JsonNode root, Map<String, Integer> lines) {
  YamlDocument {
    lines = Map.copyOf(lines);
  }

  /** Line of a value; of what should hold it where it is missing. */
  int lineOf(String path) {
    String known = path;
    while (!lines.containsKey(known) && !known.isEmpty()) {
      known = FieldPath.parent(known);
    }
    return lines.getOrDefault(known, 1);
  }
}
