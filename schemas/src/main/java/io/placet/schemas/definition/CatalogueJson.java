package io.placet.schemas.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.domain.register.Register;
import io.placet.domain.register.SpecialCategory;
import io.placet.domain.segment.FieldCatalogue;
import io.placet.domain.segment.Operator;
import io.placet.domain.segment.Property;
import io.placet.schemas.avro.ScoringDefinition;
import io.placet.schemas.avro.SegmentDefinition;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the rules of a purpose can name, as JSON for whoever builds rules:
 *
 * <pre>
 * {"purpose": "profiling",
 *  "measures": [{"measure": "count", "needs": ["event", …], "takes": ["where", …], "operators": [">=", …]}],
 *  "events": [{"name": "Order Completed", "properties": [
 *    {"name": "birth_date", "kind": "coarse", "operators": ["=", …], "hint": "0-14, …", "values": ["0-14", …]}]}],
 *  "traits": [properties], "scores": [{"id": "loyalty", "name": "Loyalty"}], "segments": [the same],
 *  "channels": [{"channel": "email", "purposes": ["newsletter"]}], "notes": ["what is left out and why"]}
 * </pre>
 *
 * <p>Kinds are {@code text}, {@code integer}, {@code decimal}, {@code boolean}, {@code coarse} (a
 * text that was generalised) and {@code unreadable}. A property that reveals data of a special
 * category says which.
 */
public final class CatalogueJson {
  private CatalogueJson() {}

  /**
   * Of a purpose.
   *
   * @param known the definitions that rules may name; archived ones are left out
   * @throws DefinitionException if segments do not read the purpose's events, saying which they do
   */
  public static String of(Register register, String purpose, KnownDefinitions known) {
    FieldCatalogue catalogue =
        FieldCatalogue.of(register, purpose).orElseThrow(() -> Resolution.wrongPurpose(register));
    ObjectNode json = RuleJson.JSON.createObjectNode().put("purpose", purpose);
    Shape.ALL.forEach(shape -> measure(json.withArray("measures").addObject(), shape));
    ArrayNode events = json.putArray("events");
    for (String event : catalogue.eventTypes()) {
      ObjectNode node = events.addObject().put("name", event);
      properties(node.putArray("properties"), event, catalogue);
    }
    ArrayNode traits = json.putArray("traits");
    catalogue.traits().ifPresent(event -> properties(traits, event, catalogue));
    ArrayNode scores = json.putArray("scores");
    for (String id : known.scoresOf(purpose)) {
      name(scores, id, known.score(id).map(ScoringDefinition::getName));
    }
    ArrayNode segments = json.putArray("segments");
    for (String id : known.segmentsOf(purpose)) {
      name(segments, id, known.segment(id).map(SegmentDefinition::getName));
    }
    channels(json.putArray("channels"), catalogue.reach());
    notes(json.putArray("notes"), register, catalogue);
    return json.toString();
  }

  private static void measure(ObjectNode json, Shape shape) {
    json.put("measure", shape.measure());
    texts(json.putArray("needs"), shape.needs());
    texts(json.putArray("takes"), shape.takes());
    texts(json.putArray("operators"), shape.operators());
  }

  private static void properties(ArrayNode json, String event, FieldCatalogue catalogue) {
    for (Property property : catalogue.properties(event).values()) {
      ObjectNode node = json.addObject().put("name", property.name()).put("kind", kind(property));
      texts(
          node.putArray("operators"), property.operators().stream().map(Operator::symbol).toList());
      property.generalisation().ifPresent(to -> node.put("hint", Coarse.hint(to)));
      property
          .generalisation()
          .map(Coarse::values)
          .filter(values -> !values.isEmpty())
          .ifPresent(values -> texts(node.putArray("values"), values));
      Optional.ofNullable(catalogue.special(event).get(property.name()))
          .ifPresent(category -> node.put("specialCategory", category.wireName()));
    }
  }

  private static String kind(Property property) {
    return switch (property.kind()) {
      case TEXT -> property.generalisation().isPresent() ? "coarse" : "text";
      case WHOLE -> "integer";
      case DECIMAL -> "decimal";
      case FLAG -> "boolean";
      case UNREADABLE -> "unreadable";
    };
  }

  private static void name(ArrayNode json, String id, Optional<String> name) {
    json.addObject().put("id", id).put("name", name.orElse(id));
  }

  private static void channels(ArrayNode json, SortedMap<String, SortedSet<String>> reach) {
    SortedMap<String, SortedSet<String>> purposes = new TreeMap<>();
    reach.forEach(
        (purpose, channels) ->
            channels.forEach(
                channel ->
                    purposes.computeIfAbsent(channel, none -> new TreeSet<>()).add(purpose)));
    purposes.forEach(
        (channel, of) -> texts(json.addObject().put("channel", channel).putArray("purposes"), of));
  }

  private static void notes(ArrayNode json, Register register, FieldCatalogue catalogue) {
    for (String event : new TreeSet<>(register.eventTypes().keySet())) {
      for (Map.Entry<String, SpecialCategory> left : catalogue.withheld(event).entrySet()) {
        json.add(
            left.getKey()
                + " of "
                + event
                + " is left out: "
                + left.getValue().wireName()
                + " data, which only a purpose with explicit consent may read");
      }
    }
  }

  private static void texts(ArrayNode json, Collection<String> texts) {
    texts.forEach(json::add);
  }
}
