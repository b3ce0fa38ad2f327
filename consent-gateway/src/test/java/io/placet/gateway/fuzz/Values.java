package io.placet.gateway.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Values that a schema allows, where it can be told, of what a walk has or was told before. */
final class Values {
  private static final int DEEPEST = 6;
  private static final int DAY_S = 86_400;

  /** What answers call what requests give back under another name. */
  private static final Map<String, String> CALLED =
      Map.of(
          "after", "next",
          "token", "next_token",
          "as_of", "asOf",
          "min_revision", "revision",
          "collectionPoint", "collectionPoints",
          "recipient", "recipients");

  private static final List<String> PLAIN =
      List.of(
          "a",
          "b-1",
          "abc",
          "3@0",
          "2026-11-23",
          "2026-11-23T10:00:00Z",
          "P30D",
          "PT24H",
          "50",
          "1",
          "1,2",
          "user:1",
          "analytics.1.AAAAAAAAAAAAAAAAAAAAAA");

  private final Document document;
  private final Known known;
  private final Own own;
  private final Random random;

  Values(Document document, Known known, Own own, Random random) {
    this.document = document;
    this.known = known;
    this.own = own;
    this.random = random;
  }

  /** A value for what is called so. */
  Object any(JsonObject schema, String name) {
    return any(schema, name, 0);
  }

  private Object any(JsonObject asked, String name, int depth) {
    JsonObject schema = document.resolved(asked);
    JsonArray allowed = schema.getJsonArray("enum");
    if (allowed != null) {
      return allowed.getValue(random.nextInt(allowed.size()));
    }
    Object type = schema.getValue("type");
    return switch (String.valueOf(type instanceof JsonArray several ? several.getValue(0) : type)) {
      case "string" -> text(schema, name);
      case "integer" -> whole(schema, name);
      case "number" -> random.nextInt(1_000) / 10.0;
      case "boolean" -> random.nextBoolean();
      case "array" -> list(schema, name, depth);
      default -> object(schema, depth);
    };
  }

  private JsonArray list(JsonObject schema, String name, int depth) {
    JsonArray list = new JsonArray();
    int most = Math.min(3, schema.getInteger("maxItems", 3));
    for (int left = depth > DEEPEST ? 0 : random.nextInt(most + 1); left > 0; left--) {
      list.add(any(schema.getJsonObject("items", new JsonObject()), name, depth + 1));
    }
    return list;
  }

  private JsonObject object(JsonObject schema, int depth) {
    JsonObject object = new JsonObject();
    JsonObject properties = schema.getJsonObject("properties", new JsonObject());
    JsonArray required = schema.getJsonArray("required", new JsonArray());
    int optional = depth > DEEPEST ? 0 : 2;
    for (String name : properties.fieldNames()) {
      if (required.contains(name) || random.nextInt(5) < optional) {
        object.put(name, any(properties.getJsonObject(name), name, depth + 1));
      }
    }
    if (object.isEmpty() && !properties.isEmpty()) {
      List<String> names = List.copyOf(properties.fieldNames());
      String name = names.get(random.nextInt(names.size()));
      object.put(name, any(properties.getJsonObject(name), name, depth + 1));
    }
    if (properties.isEmpty() && random.nextBoolean()) {
      object.put(word(), random.nextBoolean() ? word() : random.nextInt(100));
    }
    return object;
  }

  private Object whole(JsonObject schema, String name) {
    long least = schema.getLong("minimum", -3L);
    long most = schema.getLong("maximum", Math.max(least, 100L));
    Optional<String> told = told(name).filter(text -> text.matches("[0-9]{1,15}"));
    if (told.isPresent() && random.nextInt(4) > 0) {
      return Long.valueOf(told.get());
    }
    return switch (random.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + (long) (random.nextDouble() * (most - least));
    };
  }

  private String text(JsonObject schema, String name) {
    Optional<String> pattern = Optional.ofNullable(schema.getString("pattern"));
    if (pattern.filter(contact -> contact.startsWith("^(user")).isPresent()) {
      return own.contact();
    }
    Optional<String> mine = own.named(name);
    if (mine.isPresent() && random.nextInt(10) > 0) {
      return mine.get();
    }
    if ("date-time".equals(schema.getString("format"))) {
      return Instant.now().plusSeconds(random.nextInt(20 * DAY_S) - 10 * DAY_S).toString();
    }
    Optional<String> told = told(name);
    if (told.isPresent() && random.nextInt(6) > 0) {
      return told.get();
    }
    return fitting(schema, pattern.map(Pattern::compile));
  }

  /** What an earlier answer called so, in the singular or the plural. */
  private Optional<String> told(String name) {
    return known
        .any(random, name)
        .or(() -> known.any(random, CALLED.getOrDefault(name, name + "s")));
  }

  private String fitting(JsonObject schema, Optional<Pattern> pattern) {
    List<String> fit =
        PLAIN.stream()
            .filter(text -> pattern.map(one -> one.matcher(text).find()).orElse(true))
            .filter(text -> text.length() <= schema.getInteger("maxLength", Integer.MAX_VALUE))
            .filter(text -> text.length() >= schema.getInteger("minLength", 0))
            .toList();
    return fit.isEmpty() || (pattern.isEmpty() && random.nextBoolean())
        ? "w".repeat(schema.getInteger("minLength", 1)) + random.nextInt(10)
        : fit.get(random.nextInt(fit.size()));
  }

  private String word() {
    return PLAIN.get(random.nextInt(3));
  }

  /**
   * An example of the document, told of the walk's own contacts, now and then with another word.
   */
  Object example(Object value, String name) {
    if (value instanceof JsonObject object) {
      JsonObject made = new JsonObject();
      object.forEach(field -> made.put(field.getKey(), example(field.getValue(), field.getKey())));
      return made;
    }
    if (value instanceof JsonArray array) {
      JsonArray made = new JsonArray();
      array.forEach(item -> made.add(example(item, name)));
      return made;
    }
    if (!(value instanceof String text)) {
      return value;
    }
    if (text.startsWith("user:") || text.startsWith("anonymous:")) {
      return own.contact();
    }
    return own.named(name)
        .or(() -> random.nextInt(20) == 0 ? told(name) : Optional.empty())
        .orElse(text);
  }
}
