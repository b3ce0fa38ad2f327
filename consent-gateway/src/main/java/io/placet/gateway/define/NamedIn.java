package io.placet.gateway.define;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.placet.gateway.definition.Definition;
import java.util.List;

/** Which segments name a definition in their rules. */
final class NamedIn {
  private NamedIn() {}

  /** The ids of segments that are not archived and name it. */
  static List<String> segments(Definition named, List<Definition> segments) {
    return segments.stream()
        .filter(segment -> !segment.isArchived())
        .filter(segment -> names(segment, named))
        .map(Definition::id)
        .toList();
  }

  private static boolean names(Definition segment, Definition named) {
    try {
      for (JsonNode leaf :
          DefinitionJson.EXACT.readTree(segment.content()).findParents("measure")) {
        JsonNode id = leaf.get(named.kind().word());
        if (leaf.get("measure").asText().equals(named.kind().word())
            && id != null
            && id.asText().equals(named.id())) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException unreadable) {
      return false;
    }
  }
}
