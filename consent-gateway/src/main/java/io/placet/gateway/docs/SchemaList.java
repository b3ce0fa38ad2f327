package io.placet.gateway.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schemas of the document as nested lists, references followed. */
final class SchemaList {
  private static final int DEEPEST = 4;

  private final JsonObject document;

  SchemaList(JsonObject document) {
    this.document = document;
  }

  static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  JsonObject resolved(JsonObject schema) {
    JsonObject meant = schema;
    while (meant.getValue("$ref") instanceof String reference) {
      meant = document;
      for (String step : reference.substring("#/".length()).split("/", -1)) {
        meant = meant.getJsonObject(step);
      }
    }
    return meant;
  }

  String parameter(JsonObject declared) {
    JsonObject parameter = resolved(declared);
    return "<li><code>"
        + Words.escaped(parameter.getString("name"))
        + "</code> <span class=\"quiet\">in the "
        + Words.escaped(parameter.getString("in"))
        + (parameter.getBoolean("required", false) ? ", required, " : ", ")
        + kind(resolved(parameter.getJsonObject("schema", new JsonObject())))
        + "</span> "
        + Words.inline(parameter.getString("description", ""))
        + "</li>";
  }

  /** What a body or an answer is made of, by its content types, with its examples. */
  String contents(JsonObject declared) {
    JsonObject content = resolved(declared).getJsonObject("content", new JsonObject());
    return content.fieldNames().stream()
        .map(type -> content(type, content.getJsonObject(type)))
        .collect(Collectors.joining());
  }

  private String content(String type, JsonObject content) {
    JsonObject named = content.getJsonObject("examples", new JsonObject());
    String examples =
        named.fieldNames().stream()
            .map(name -> Words.escaped(String.valueOf(named.getJsonObject(name).getValue("value"))))
            .map(example -> "<pre>" + example + "</pre>")
            .collect(Collectors.joining());
    String fields = fields(content.getJsonObject("schema", new JsonObject()), 0);
    return "<p><code>"
        + Words.escaped(type)
        + "</code></p>"
        + examples
        + (fields.isEmpty() ? "" : "<details><summary>Fields</summary>" + fields + "</details>");
  }

  private String fields(JsonObject schema, int depth) {
    JsonObject meant = resolved(schema);
    if (meant.getValue("items") instanceof JsonObject items) {
      return fields(items, depth);
    }
    JsonObject properties = meant.getJsonObject("properties", new JsonObject());
    if (properties.isEmpty() || depth > DEEPEST) {
      return "";
    }
    JsonArray required = meant.getJsonArray("required", new JsonArray());
    return properties.fieldNames().stream()
        .map(
            name -> field(name, properties.getJsonObject(name), required.contains(name), depth + 1))
        .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  private String field(String name, JsonObject schema, boolean required, int depth) {
    JsonObject meant = resolved(schema);
    return "<li><code>"
        + Words.escaped(name)
        + "</code> <span class=\"quiet\">"
        + kind(meant)
        + (required ? ", required" : "")
        + "</span> "
        + Words.inline(schema.getString("description", meant.getString("description", "")))
        + fields(meant, depth)
        + "</li>";
  }

  private String kind(JsonObject schema) {
    List<String> said = new ArrayList<>();
    said.add(String.valueOf(schema.getValue("type", "anything")));
    if (schema.getValue("items") instanceof JsonObject items) {
      said.add("of " + resolved(items).getValue("type", "anything"));
    }
    if (schema.getValue("enum") instanceof JsonArray allowed) {
      said.add(allowed.stream().map(String::valueOf).collect(Collectors.joining(" | ")));
    }
    for (String bound :
        List.of("format", "pattern", "minimum", "maximum", "minLength", "maxLength", "maxItems")) {
      if (schema.containsKey(bound)) {
        said.add(bound + " " + schema.getValue(bound));
      }
    }
    return Words.escaped(String.join(", ", said));
  }
}
