package io.placet.gateway.fuzz;

import io.placet.gateway.http.Contract;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The published document, and the operations in it. */
final class Document {
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options");

  private final JsonObject root;
  private final List<Described> operations = new ArrayList<>();
  private final Map<Pattern, Described> links = new LinkedHashMap<>();

  private Document(JsonObject root) {
    this.root = root;
    JsonObject paths = root.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      METHODS.stream()
          .filter(item::containsKey)
          .forEach(method -> operations.add(described(path, item, method)));
    }
    operations.stream()
        .filter(operation -> !operation.inPath().isEmpty())
        .forEach(operation -> links.put(operation.asked(), operation));
  }

  static Document published() {
    return new Document(Contract.published());
  }

  JsonObject root() {
    return root;
  }

  List<Described> operations() {
    return operations;
  }

  /** The operation of a method on a path as the document writes it. */
  Optional<Described> operation(String method, String path) {
    return operations.stream()
        .filter(one -> one.method().equals(method) && one.path().equals(path))
        .findFirst();
  }

  /** What a path says of the parameters of the operations that it may be of, by their topic. */
  Map<String, String> linked(String path) {
    Map<String, String> values = new LinkedHashMap<>();
    links.forEach(
        (pattern, operation) -> {
          Matcher link = pattern.matcher(path);
          if (link.matches()) {
            for (int at = 0; at < link.groupCount(); at++) {
              values.put(operation.topic(operation.inPath().get(at)), link.group(at + 1));
            }
          }
        });
    return values;
  }

  /** The schema itself where it refers to another. */
  JsonObject resolved(JsonObject schema) {
    JsonObject meant = schema;
    while (meant.containsKey("$ref")) {
      meant = at(meant.getString("$ref"));
    }
    return meant;
  }

  private JsonObject at(String reference) {
    JsonObject meant = root;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      meant = meant.getJsonObject(step.replace("~1", "/").replace("~0", "~"));
    }
    return meant;
  }

  private Described described(String path, JsonObject item, String method) {
    JsonObject operation = item.getJsonObject(method);
    return new Described(
        operation.getString("operationId"),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.getString("x-scope"),
        operation.getString("x-streams", ""),
        operation.containsKey("x-cors"),
        Stream.of(item, operation)
            .flatMap(has -> objects(has.getJsonArray("parameters")))
            .map(parameter -> parameter(path, resolved(parameter)))
            .toList(),
        bodies(operation),
        answers(operation));
  }

  private Described.Parameter parameter(String path, JsonObject declared) {
    String name = declared.getString("name");
    return new Described.Parameter(
        name,
        declared.getString("in"),
        declared.getBoolean("required", false),
        resolved(declared.getJsonObject("schema")),
        Described.topic(path, name));
  }

  private Map<String, Described.Body> bodies(JsonObject operation) {
    Map<String, Described.Body> bodies = new LinkedHashMap<>();
    JsonObject content =
        resolved(operation.getJsonObject("requestBody", new JsonObject()))
            .getJsonObject("content", new JsonObject());
    for (String type : content.fieldNames()) {
      JsonObject said = content.getJsonObject(type);
      JsonObject named = said.getJsonObject("examples", new JsonObject());
      List<Object> examples = new ArrayList<>();
      named.fieldNames().forEach(name -> examples.add(named.getJsonObject(name).getValue("value")));
      if (said.containsKey("example")) {
        examples.add(said.getValue("example"));
      }
      bodies.put(
          type, new Described.Body(said.getJsonObject("schema", new JsonObject()), examples));
    }
    return bodies;
  }

  /** The schema of each declared answer, by status and content type. */
  private Map<Integer, Map<String, JsonObject>> answers(JsonObject operation) {
    Map<Integer, Map<String, JsonObject>> answers = new LinkedHashMap<>();
    JsonObject declared = operation.getJsonObject("responses");
    for (String status : declared.fieldNames()) {
      Map<String, JsonObject> schemas = new LinkedHashMap<>();
      JsonObject content =
          resolved(declared.getJsonObject(status)).getJsonObject("content", new JsonObject());
      for (String type : content.fieldNames()) {
        schemas.put(type, content.getJsonObject(type).getJsonObject("schema", new JsonObject()));
      }
      answers.put(Integer.valueOf(status), schemas);
    }
    return answers;
  }

  static Stream<JsonObject> objects(@org.jspecify.annotations.Nullable JsonArray array) {
    return array == null
        ? Stream.empty()
        : array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }
}
