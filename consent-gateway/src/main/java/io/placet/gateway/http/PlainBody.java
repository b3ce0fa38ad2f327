package io.placet.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says of a body that is made of objects, lists and texts only, as nearly all
 * are: read once at the start, checked in microseconds. The general validator walks the whole
 * contract at each request and costs more than all the rest of a decision; it checks the bodies
 * that say more than this class knows. A {@code format} is checked by the operation that reads the
 * text.
 */
final class PlainBody {
  /** A reference into the contract itself; a loaded contract follows its references by itself. */
  private static final Pattern HERE = Pattern.compile("#/(.+)");

  /** What the loader of contracts writes beside the keywords. */
  private static final String MARK = "__";

  /** A schema that refers to itself has no end. */
  private static final int DEEPEST = 10;

  private static final Set<String> OF_OBJECTS =
      Set.of(
          "type",
          "description",
          "properties",
          "required",
          "additionalProperties",
          "minProperties",
          "maxProperties");
  private static final Set<String> OF_TEXTS =
      Set.of("type", "description", "enum", "maxLength", "format");
  private static final Set<String> OF_LISTS = Set.of("type", "description", "items", "maxItems");

  /** Where a value is in the body; put into words only where it is refused. */
  private record Place(@Nullable Place above, String name) {
    static final Place BODY = new Place(null, "the body");

    Place below(String name) {
      return new Place(this, name);
    }

    @Override
    public String toString() {
      return above == null || above.above() == null ? name : above + "." + name;
    }
  }

  private sealed interface Rule {
    void check(@Nullable Object value, Place place);
  }

  private record ObjectRule(
      Map<String, Rule> properties, Set<String> required, boolean open, int least, int most)
      implements Rule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof Map<?, ?> object)) {
        throw refused(place, "an object is needed");
      }
      for (String name : required) {
        if (!object.containsKey(name)) {
          throw refused(place.below(name), "is missing");
        }
      }
      if (object.size() < least || object.size() > most) {
        throw refused(place, "properties: at least " + least + ", at most " + most);
      }
      for (Map.Entry<?, ?> field : object.entrySet()) {
        String name = (String) field.getKey();
        Rule rule = properties.get(name);
        if (rule != null) {
          rule.check(field.getValue(), place.below(name));
        } else if (!open) {
          throw refused(
              place,
              "properties: allowed: " + String.join(", ", new TreeSet<>(properties.keySet())));
        }
      }
    }
  }

  private record TextRule(Set<String> allowed, int maxLength) implements Rule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof String text)) {
        throw refused(place, "a text is needed");
      }
      if (!allowed.isEmpty() && !allowed.contains(text)) {
        throw refused(place, "allowed: " + String.join(", ", new TreeSet<>(allowed)));
      }
      if (text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength) {
        throw refused(place, "at most " + maxLength + " characters");
      }
    }
  }

  private record ListRule(Rule item, int most) implements Rule {
    @Override
    public void check(@Nullable Object value, Place place) {
      if (!(value instanceof List<?> list)) {
        throw refused(place, "a list is needed");
      }
      if (list.size() > most) {
        throw refused(place, "at most " + most + " items");
      }
      for (int at = 0; at < list.size(); at++) {
        item.check(list.get(at), place.below(Integer.toString(at)));
      }
    }
  }

  private final Rule rule;

  private PlainBody(Rule rule) {
    this.rule = rule;
  }

  /**
   * The rule of a schema; empty where it says more than objects, lists and texts can.
   *
   * @param contract that references lead into
   */
  static Optional<PlainBody> of(JsonObject contract, JsonObject schema) {
    return rule(contract, schema, 0).map(PlainBody::new);
  }

  /**
   * Lets a body through that the contract allows.
   *
   * @param body as it was parsed, objects as maps
   * @throws ApiException with what is allowed, never with what was sent
   */
  void check(Map<String, Object> body) {
    rule.check(body, Place.BODY);
  }

  private static Optional<Rule> rule(JsonObject contract, JsonObject schema, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    if (schema.getValue("$ref") instanceof String reference) {
      return referred(contract, reference).flatMap(meant -> rule(contract, meant, depth + 1));
    }
    if ("string".equals(schema.getValue("type")) && isSaidBy(OF_TEXTS, schema)) {
      return Optional.of(textRule(schema));
    }
    if ("array".equals(schema.getValue("type")) && isSaidBy(OF_LISTS, schema)) {
      int most = schema.getInteger("maxItems", Integer.MAX_VALUE);
      return rule(contract, schema.getJsonObject("items", new JsonObject()), depth + 1)
          .map(item -> new ListRule(item, most));
    }
    if ("object".equals(schema.getValue("type"))
        && isSaidBy(OF_OBJECTS, schema)
        && schema.getValue("additionalProperties", true) instanceof Boolean) {
      return objectRule(contract, schema, depth);
    }
    return Optional.empty();
  }

  private static boolean isSaidBy(Set<String> keywords, JsonObject schema) {
    return schema.fieldNames().stream()
        .allMatch(keyword -> keywords.contains(keyword) || keyword.startsWith(MARK));
  }

  private static Optional<JsonObject> referred(JsonObject contract, String reference) {
    Matcher here = HERE.matcher(reference);
    if (!here.matches()) {
      return Optional.empty();
    }
    Optional<JsonObject> meant = Optional.of(contract);
    for (String step : here.group(1).split("/", -1)) {
      meant = meant.map(object -> object.getJsonObject(step));
    }
    return meant;
  }

  private static Rule textRule(JsonObject schema) {
    return new TextRule(
        texts(schema.getJsonArray("enum")), schema.getInteger("maxLength", Integer.MAX_VALUE));
  }

  private static Optional<Rule> objectRule(JsonObject contract, JsonObject schema, int depth) {
    JsonObject declared = schema.getJsonObject("properties", new JsonObject());
    Map<String, Rule> properties = new TreeMap<>();
    for (String name : declared.fieldNames()) {
      Optional<Rule> property = rule(contract, declared.getJsonObject(name), depth + 1);
      if (property.isEmpty()) {
        return Optional.empty();
      }
      properties.put(name, property.get());
    }
    return Optional.of(
        new ObjectRule(
            Map.copyOf(properties),
            texts(schema.getJsonArray("required")),
            schema.getBoolean("additionalProperties", true),
            schema.getInteger("minProperties", 0),
            schema.getInteger("maxProperties", Integer.MAX_VALUE)));
  }

  private static Set<String> texts(@Nullable JsonArray list) {
    return list == null
        ? Collections.emptySet()
        : list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
  }

  private static ApiException refused(Place place, String rule) {
    return ApiException.badRequest(place + ": " + rule);
  }
}
