package io.placet.gateway.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Holds answers against the document, and says what is wrong with one. */
final class Answers {
  private static final String PROBLEM = "application/problem+json";

  /** What any operation may answer before it is asked at all. */
  private static final Set<Integer> SHARED =
      Set.of(400, 401, 403, 404, 405, 413, 414, 415, 429, 431, 503);

  private static final String UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private final JsonObject components;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  Answers(Document document) {
    components = closed(document.root().getJsonObject("components"));
  }

  /** What the document does not allow of an answer; empty where it is as it says. */
  Optional<String> wrong(Asked asked, Got got) {
    int status = got.status();
    Map<String, JsonObject> declared = asked.operation().answers().getOrDefault(status, Map.of());
    if (asked.method().equals("OPTIONS") && asked.operation().forAnyOrigin() && status == 204) {
      return requestId(asked, got);
    }
    if (!asked.operation().answers().containsKey(status) && !SHARED.contains(status)) {
      return Optional.of("the document declares no answer " + status);
    }
    return requestId(asked, got)
        .or(() -> status >= 400 ? error(asked, got, declared) : content(asked, got, declared));
  }

  private static Optional<String> requestId(Asked asked, Got got) {
    String answered = got.header("X-Request-ID").orElse("");
    String sent = asked.headers().get("X-Request-ID");
    // the headers that follow a line that is too long are not read
    boolean isMadeUp = sent == null || got.status() == 414;
    boolean right = isMadeUp ? answered.matches(UUID) : answered.equals(sent);
    return right ? Optional.empty() : Optional.of("X-Request-ID is " + answered);
  }

  private Optional<String> error(Asked asked, Got got, Map<String, JsonObject> declared) {
    if (!got.type().equals(PROBLEM) && declared.containsKey(got.type())) {
      return content(asked, got, declared); // a page for people
    }
    if (asked.method().equals("HEAD")) {
      return Optional.empty();
    }
    if (!got.type().equals(PROBLEM)) {
      return Optional.of("an error is " + PROBLEM);
    }
    return json(got)
        .map(
            problem ->
                problem.getInteger("status", 0) == got.status()
                        && isText(problem, "type")
                        && isText(problem, "title")
                        && isText(problem, "detail")
                    ? Optional.<String>empty()
                    : Optional.of("a problem has type, title, status and detail"))
        .orElse(Optional.of("the problem is no JSON"))
        .or(
            () ->
                invalid(
                    PROBLEM, new JsonObject().put("$ref", "#/components/schemas/Problem"), got));
  }

  private Optional<String> content(Asked asked, Got got, Map<String, JsonObject> declared) {
    if (declared.isEmpty()) {
      return got.body().length() == 0 ? Optional.empty() : Optional.of("no body is declared");
    }
    if (!declared.containsKey(got.type())) {
      return Optional.of("declared are " + declared.keySet());
    }
    return got.whole() && got.type().equals("application/json")
        ? invalid(asked.operation().id() + " " + got.status(), declared.get(got.type()), got)
        : Optional.empty();
  }

  private Optional<String> invalid(String name, JsonObject schema, Got got) {
    List<Error> errors =
        schemas
            .computeIfAbsent(name, first -> compiled(schema))
            .validate(
                got.body().toString(),
                InputFormat.JSON,
                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
    return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
  }

  private Schema compiled(JsonObject schema) {
    return registry.getSchema(
        closed(schema).put("components", components).encode(), InputFormat.JSON);
  }

  /** An object that lists its properties has no others: what is answered is what is documented. */
  private static JsonObject closed(JsonObject schema) {
    JsonObject closed = new JsonObject();
    for (String name : schema.fieldNames()) {
      Object value = schema.getValue(name);
      closed.put(name, value instanceof JsonObject below ? closed(below) : value);
    }
    if ("object".equals(closed.getValue("type"))
        && closed.containsKey("properties")
        && !closed.containsKey("additionalProperties")) {
      closed.put("additionalProperties", false);
    }
    return closed;
  }

  private static boolean isText(JsonObject problem, String name) {
    return Optional.ofNullable(problem.getValue(name))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(Predicate.not(String::isBlank))
        .isPresent();
  }

  /** A JSON object; empty where the body is none. */
  static Optional<JsonObject> json(Got got) {
    try {
      return got.body().length() == 0 ? Optional.empty() : Optional.of(got.body().toJsonObject());
    } catch (DecodeException | ClassCastException other) {
      return Optional.empty();
    }
  }
}
