package io.placet.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says of a body that is made of objects, lists, texts, whole numbers and flags
 * only, as all are: read once at the start, checked in microseconds. The general validator walks
 * the whole contract at each request, costs more than all the rest of a decision, and says neither
 * which field is wrong nor what is allowed; it checks the bodies that say more than this class
 * knows. A {@code format} is checked by the operation that reads the text.
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
      Set.of("type", "description", "enum", "minLength", "maxLength", "pattern", "format");
  private static final Set<String> OF_NUMBERS = Set.of("type", "description", "minimum", "maximum");
  private static final Set<String> OF_FLAGS = Set.of("type", "description");
  private static final Set<String> OF_LISTS = Set.of("type", "description", "items", "maxItems");

  private final PlainRule rule;

  private PlainBody(PlainRule rule) {
    this.rule = rule;
  }

  /**
   * The rule of a schema; empty where it says more than this class knows.
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
    rule.check(body, PlainRule.Place.BODY);
  }

  private static Optional<PlainRule> rule(JsonObject contract, JsonObject schema, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    if (schema.getValue("$ref") instanceof String reference) {
      return referred(contract, reference).flatMap(meant -> rule(contract, meant, depth + 1));
    }
    return switch (String.valueOf(schema.getValue("type"))) {
      case "string", "integer" -> single(schema);
      case "boolean" -> onlyIf(isSaidBy(OF_FLAGS, schema), PlainRule.FlagRule::new);
      case "array" -> list(contract, schema, depth);
      case "object" -> object(contract, schema, depth);
      default -> Optional.empty();
    };
  }

  private static Optional<PlainRule> onlyIf(boolean known, Supplier<PlainRule> rule) {
    return known ? Optional.of(rule.get()) : Optional.empty();
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

  /** The rule of a text or a whole number, such as one of the query; empty of anything else. */
  static Optional<PlainRule> single(JsonObject schema) {
    return switch (String.valueOf(schema.getValue("type"))) {
      case "string" -> text(schema);
      case "integer" -> number(schema);
      default -> Optional.empty();
    };
  }

  private static Optional<PlainRule> text(JsonObject schema) {
    return onlyIf(
        isSaidBy(OF_TEXTS, schema),
        () ->
            new PlainRule.TextRule(
                texts(schema.getJsonArray("enum")),
                schema.getInteger("minLength", 0),
                schema.getInteger("maxLength", Integer.MAX_VALUE),
                Optional.ofNullable(schema.getString("pattern")).map(Pattern::compile)));
  }

  private static Optional<PlainRule> number(JsonObject schema) {
    return onlyIf(
        isSaidBy(OF_NUMBERS, schema),
        () ->
            new PlainRule.NumberRule(
                schema.getLong("minimum", Long.MIN_VALUE),
                schema.getLong("maximum", Long.MAX_VALUE)));
  }

  private static Optional<PlainRule> list(JsonObject contract, JsonObject schema, int depth) {
    if (!isSaidBy(OF_LISTS, schema)) {
      return Optional.empty();
    }
    int most = schema.getInteger("maxItems", Integer.MAX_VALUE);
    return rule(contract, schema.getJsonObject("items", new JsonObject()), depth + 1)
        .map(item -> new PlainRule.ListRule(item, most));
  }

  private static Optional<PlainRule> object(JsonObject contract, JsonObject schema, int depth) {
    if (!isSaidBy(OF_OBJECTS, schema)) {
      return Optional.empty();
    }
    Map<String, PlainRule> properties = new TreeMap<>();
    JsonObject declared = schema.getJsonObject("properties", new JsonObject());
    for (String name : declared.fieldNames()) {
      Optional<PlainRule> property = rule(contract, declared.getJsonObject(name), depth + 1);
      if (property.isEmpty()) {
        return Optional.empty();
      }
      properties.put(name, property.get());
    }
    Object others = schema.getValue("additionalProperties", true);
    Optional<PlainRule> undeclared =
        others instanceof JsonObject told
            ? rule(contract, told, depth + 1)
            : onlyIf(Boolean.TRUE.equals(others), PlainRule.AnythingRule::new);
    if (undeclared.isEmpty() && !Boolean.FALSE.equals(others)) {
      return Optional.empty();
    }
    return Optional.of(
        new PlainRule.ObjectRule(
            Map.copyOf(properties),
            texts(schema.getJsonArray("required")),
            undeclared,
            schema.getInteger("minProperties", 0),
            schema.getInteger("maxProperties", Integer.MAX_VALUE)));
  }

  private static Set<String> texts(@Nullable JsonArray list) {
    return list == null
        ? Collections.emptySet()
        : list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
  }
}
