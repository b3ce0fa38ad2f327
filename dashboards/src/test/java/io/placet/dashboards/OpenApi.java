package io.placet.dashboards;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.StubGateway.Asked;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The gateway's contract, held against what the page asks and what a stub answers. */
final class OpenApi {
  static final OpenApi PUBLISHED =
      read(Path.of("..", "consent-gateway", "src", "main", "resources", "openapi.yaml"));

  static final OpenApi INSIGHTS =
      read(Path.of("src", "main", "resources", "insights-openapi.yaml"));

  /** Entries of a timeline have what their records have. */
  private static final Set<String> OPEN = Set.of("timeline");

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  /** A path that is there as it stands goes before one with a parameter in its place. */
  private static final Comparator<String> PLAINEST =
      Comparator.comparingLong(template -> PARAMETER.matcher(template).results().count());

  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setBaseUri("app://contract")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);

  private final JsonObject document;

  private OpenApi(JsonObject document) {
    this.document = document;
  }

  private static OpenApi read(Path file) {
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> yaml =
          new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Map.class);
      return new OpenApi(new JsonObject(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What of a call is not as the contract has it; a path that it does not have is no call. */
  List<String> breaches(Asked asked, Answer answer) {
    String path = asked.uri().replaceFirst("\\?.*", "");
    return document.getJsonObject("paths").fieldNames().stream()
        .filter(template -> matches(template, path))
        .min(PLAINEST)
        .map(
            template ->
                breaches(document.getJsonObject("paths").getJsonObject(template), asked, answer))
        .orElse(List.of());
  }

  private static boolean matches(String template, String path) {
    return path.matches("\\Q" + PARAMETER.matcher(template).replaceAll("\\\\E[^/]+\\\\Q") + "\\E");
  }

  private List<String> breaches(JsonObject item, Asked asked, Answer answer) {
    String call = asked.method() + " " + asked.uri();
    JsonObject operation = item.getJsonObject(asked.method().toLowerCase(Locale.ROOT));
    if (operation == null) {
      return List.of(call + ": no such operation");
    }
    List<String> breaches = new ArrayList<>();
    schemaOf(operation.getJsonObject("requestBody"))
        .ifPresent(schema -> breaches.addAll(breaches(schema, asked.body(), call + ": its body")));
    JsonObject response =
        operation.getJsonObject("responses").getJsonObject(Integer.toString(answer.status()));
    if (response == null && answer.status() < 500) {
      breaches.add(call + ": " + answer.status() + " is not declared");
    }
    if (answer.status() < 300) {
      schemaOf(response)
          .ifPresent(
              schema -> breaches.addAll(breaches(schema, answer.body(), call + ": its answer")));
    }
    return breaches;
  }

  private static Optional<JsonObject> schemaOf(JsonObject holder) {
    return Optional.ofNullable(holder)
        .map(it -> it.getJsonObject("content"))
        .map(content -> content.getJsonObject("application/json"))
        .map(type -> type.getJsonObject("schema"));
  }

  private List<String> breaches(JsonObject schema, String json, String what) {
    JsonObject closed = closed(schema.copy());
    closed.put("components", closed(document.getJsonObject("components").copy()));
    OutputUnit result =
        Validator.create(JsonSchema.of(closed), OPTIONS).validate(Json.decodeValue(json));
    return result.getValid()
        ? List.of()
        : result.getErrors().stream()
            .map(error -> what + ": " + error.getInstanceLocation() + " " + error.getError())
            .toList();
  }

  /**
   * A field that the contract does not have is a breach too, unless it says that there are more.
   */
  private static JsonObject closed(JsonObject schema) {
    schema.fieldNames().stream()
        .filter(name -> !OPEN.contains(name))
        .forEach(name -> closeWithin(schema.getValue(name)));
    boolean isObject =
        "object".equals(schema.getValue("type"))
            && schema.getValue("properties") instanceof JsonObject;
    if (isObject && !schema.containsKey("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private static void closeWithin(Object value) {
    if (value instanceof JsonObject object) {
      closed(object);
    } else if (value instanceof JsonArray array) {
      array.forEach(OpenApi::closeWithin);
    }
  }
}
