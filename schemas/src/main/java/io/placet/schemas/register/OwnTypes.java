package io.placet.schemas.register;

import io.placet.domain.insight.OwnEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What no register declares and metrics may measure: the events that Placet itself sees. */
final class OwnTypes {
  private static final Map<String, JsonNode> ALL =
      Map.of(
          OwnEvents.CONSENT_ANSWERED,
          type(OwnEvents.CONSENT_ANSWERED, OwnEvents.PURPOSE_OF_ANSWERS),
          OwnEvents.SEGMENT_CHANGED,
          type(OwnEvents.SEGMENT_CHANGED));

  private OwnTypes() {}

  /**
   * A type.
   *
   * @param purposes the only ones that it is for; none if it is for any that figures have
   */
  private static JsonNode type(String name, String... purposes) {
    ObjectNode type = JsonNodeFactory.instance.objectNode();
    type.put("name", name);
    if (purposes.length > 0) {
      List.of(purposes).forEach(type.putArray("purposes")::add);
    }
    ObjectNode fields = type.putObject("fields");
    OwnEvents.FIELDS
        .getOrDefault(name, Set.of())
        .forEach(field -> fields.putObject(field).put("type", "text").put("treatment", "keep"));
    return type;
  }

  /** As if a register had declared it. */
  static @Nullable JsonNode find(String name) {
    return ALL.get(name);
  }

  /** Whether a metric reads only events that have a purpose of their own, which nobody allows. */
  static boolean isAllThatIsRead(JsonNode metric) {
    return !metric.path("events").isEmpty()
        && metric
            .path("events")
            .valueStream()
            .map(name -> ALL.get(name.asString("")))
            .allMatch(type -> type != null && type.has("purposes"));
  }
}
