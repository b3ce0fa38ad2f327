package io.placet.schemas.register;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks a file's shape against {@code register.schema.json} and says what is allowed instead. */
final class SchemaCheck {
  private static final String RESOURCE = "/io/placet/schemas/register.schema.json";
  private static final Schema SCHEMA = load();

  private final YamlDocument document;
  private final Mistakes mistakes;

  private SchemaCheck(YamlDocument document, Mistakes mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  static void run(YamlDocument document, Mistakes mistakes) {
    new SchemaCheck(document, mistakes).run();
  }

  private static Schema load() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Objects.requireNonNull(in, RESOURCE));
      schema.initializeValidators();
      return schema;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void run() {
    List<Error> errors = SCHEMA.validate(document.root());
    Set<String> ofWrongType =
        errors.stream()
            .filter(error -> error.getKeyword().equals("type"))
            .map(error -> path(error.getInstanceLocation()))
            .collect(Collectors.toSet());
    for (Error error : errors) {
      String path = path(error.getInstanceLocation());
      // A value of the wrong type also breaks the rules for the right one: one report is enough.
      if (error.getKeyword().equals("type") || !ofWrongType.contains(path)) {
        report(error, path);
      }
    }
  }

  private void report(Error error, String path) {
    JsonNode rule = ruleOf(error);
    JsonNode value = error.getInstanceNode();
    switch (error.getKeyword()) {
      case "required" -> {
        String name = error.getProperty();
        add(
            FieldPath.property(path, name),
            "is missing; " + expectation(rule.path("properties").path(name)));
      }
      case "additionalProperties" -> {
        String allowed = String.join(", ", rule.path("properties").propertyNames());
        add(FieldPath.property(path, error.getProperty()), "is not known; allowed: " + allowed);
      }
      case "propertyNames" ->
          add(
              FieldPath.property(path, error.getProperty()),
              "is not a name; " + expectation(rule.path("propertyNames")));
      case "type" -> add(path, typeProblem(rule, value));
      case "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "maxItems" ->
          add(path, shown(value) + " is not allowed; " + expectation(rule));
      case "minItems", "minLength" -> add(path, "is empty; " + expectation(rule));
      case "maxLength" -> add(path, "is too long; " + expectation(rule));
      case "not" -> add(path, rule.path("description").asString());
      case "uniqueItems" -> add(path, "holds a value twice");
      default -> add(path, String.valueOf(error.getMessage()));
    }
  }

  private void add(String path, String problem) {
    mistakes.add(document.lineOf(path), path, problem);
  }

  private static String typeProblem(JsonNode rule, JsonNode value) {
    String expected = rule.path("type").asString();
    if (value.isNull()) {
      return "is empty; " + expectation(rule);
    }
    if (expected.equals("string") && (value.isNumber() || value.isBoolean())) {
      return value + " is not text; put it in quotes: \"" + value + "\"";
    }
    return shown(value) + " is not allowed; expected: " + typeName(expected);
  }

  private static String expectation(JsonNode rule) {
    if (rule.has("enum")) {
      return "allowed: " + list(rule.path("enum"));
    }
    String description = rule.path("description").asString("");
    String target = rule.path("$ref").asString("");
    String refined =
        target.isEmpty()
            ? ""
            : SCHEMA.getSchemaNode().at(target.substring(1)).path("description").asString("");
    if (description.isEmpty() && refined.isEmpty()) {
      return "expected: " + typeName(rule.path("type").asString(""));
    }
    return "expected: "
        + (description.isEmpty() || refined.isEmpty()
            ? description + refined
            : description + " (" + refined + ")");
  }

  private static String list(JsonNode values) {
    return values.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }

  private static String typeName(String type) {
    return switch (type) {
      case "string" -> "text";
      case "array" -> "a list";
      case "object" -> "names with values";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      default -> "another value";
    };
  }

  private static String shown(JsonNode value) {
    if (value.isContainer()) {
      return value.isArray() ? "a list" : "an object";
    }
    String text = value.asString();
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }

  /** The schema's object that holds the broken keyword. */
  private static JsonNode ruleOf(Error error) {
    NodePath keyword = error.getSchemaLocation().getFragment();
    JsonNode rule = SCHEMA.getSchemaNode();
    for (int i = 0; i < keyword.getNameCount() - 1; i++) {
      rule = rule.path(keyword.getName(i));
    }
    return rule;
  }

  private static String path(NodePath location) {
    String path = FieldPath.ROOT;
    for (int i = 0; i < location.getNameCount(); i++) {
      path =
          location.getElement(i) instanceof Integer index
              ? FieldPath.item(path, index)
              : FieldPath.property(path, location.getName(i));
    }
    return path;
  }
}
