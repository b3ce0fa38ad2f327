package io.placet.schemas.register;

import io.placet.domain.insight.OwnEvents;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What no register declares and metrics may measure: the events that Placet itself sees. */
final class OwnTypes {
  private static final Map<String, JsonNode> ALL =
      Map.of(OwnEvents.CONSENT_ANSWERED, type(OwnEvents.CONSENT_ANSWERED));

  private OwnTypes() {}

  private static JsonNode type(String name) {
    ObjectNode type = JsonNodeFactory.instance.objectNode();
    type.put("name", name);
    type.putArray("purposes").add(OwnEvents.PURPOSE_OF_ANSWERS);
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

  /** Whether a metric reads such events and no others: nobody sends those, so nobody consents. */
  static boolean isAllThatIsRead(JsonNode metric) {
    return !metric.path("events").isEmpty()
        && metric.path("events").valueStream().allMatch(name -> ALL.containsKey(name.asString("")));
  }
}
