package io.placet.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose requests are texts in the path, the query or headers and a plain JSON body, or
 * none: they are held against the contract at once, and what is refused says what is allowed.
 * Others go to the general validator.
 */
final class PlainOperation {
  private static final String JSON = "application/json";

  /** What the contract says of a parameter. */
  private record Asked(String name, Location in, boolean required, PlainRule rule) {}

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final Operation operation;
  private final List<Asked> parameters;
  private final Optional<PlainBody> body;

  private PlainOperation(Operation operation, Optional<PlainBody> body) {
    this.operation = operation;
    this.parameters =
        operation.getParameters().stream().flatMap(parameter -> asked(parameter).stream()).toList();
    this.body = body;
  }

  /** Empty where requests of the operation may be more than that. */
  static Optional<PlainOperation> of(OpenAPIContract contract, Operation operation) {
    if (!operation.getParameters().stream().allMatch(PlainOperation::isPlain)) {
      return Optional.empty();
    }
    if (operation.getRequestBody() == null) {
      return Optional.of(new PlainOperation(operation, Optional.empty()));
    }
    return bodySchema(contract, operation)
        .flatMap(schema -> PlainBody.of(contract.getRawContract(), schema))
        .map(plain -> new PlainOperation(operation, Optional.of(plain)));
  }

  /**
   * Lets a request through that the contract allows.
   *
   * @param path parameters by name
   * @param query parameters by name
   * @return its body, where the operation has one
   * @throws ApiException with what is allowed
   * @throws io.vertx.core.json.DecodeException if the body is no JSON object
   */
  Optional<JsonObject> check(
      Map<String, String> path,
      Map<String, String> query,
      @Nullable String contentType,
      Buffer sent) {
    parameters.forEach(asked -> check(asked, asked.in() == Location.PATH ? path : query));
    if (body.isEmpty()) {
      return Optional.empty();
    }
    if (contentType == null
        || operation.getRequestBody().determineContentType(contentType) == null) {
      throw ApiException.badRequest("Content-Type: allowed: " + JSON);
    }
    JsonObject json = sent.toJsonObject();
    body.get().check(json.getMap());
    return Optional.of(json);
  }

  private static void check(Asked asked, Map<String, String> sent) {
    String given = sent.get(asked.name());
    if (given != null) {
      asked.rule().check(value(asked.rule(), given), PlainRule.Place.named(asked.name()));
    } else if (asked.required()) {
      throw ApiException.badRequest(asked.name() + ": is missing in the query");
    }
  }

  /** Whatever is no number stays a text, which the rule refuses. */
  private static Object value(PlainRule rule, String given) {
    if (rule instanceof PlainRule.NumberRule && WHOLE_NUMBER.matcher(given).matches()) {
      return Long.valueOf(given);
    }
    return given;
  }

  /** A header that may be left out is the operation's to judge: its texts are not the caller's. */
  private static boolean isPlain(Parameter parameter) {
    return isOptionalHeader(parameter) || asked(parameter).isPresent();
  }

  /**
   * Also because the general validator takes no header with a quote in it, as RFC 7240's may be.
   */
  private static boolean isOptionalHeader(Parameter parameter) {
    return parameter.getIn() == Location.HEADER
        && !parameter.isRequired()
        && schema(parameter).equals(new JsonObject().put("type", "string"));
  }

  /** Empty where it is something else; a format is for the general validator to check. */
  private static Optional<Asked> asked(Parameter parameter) {
    JsonObject schema = schema(parameter);
    if ((parameter.getIn() != Location.QUERY && parameter.getIn() != Location.PATH)
        || schema.containsKey("format")) {
      return Optional.empty();
    }
    return PlainBody.single(schema)
        .map(
            rule ->
                new Asked(parameter.getName(), parameter.getIn(), parameter.isRequired(), rule));
  }

  /** What it says, without what the loader of contracts writes beside it. */
  private static JsonObject schema(Parameter parameter) {
    JsonObject said = new JsonObject();
    parameter.getSchema().fieldNames().stream()
        .filter(name -> !name.startsWith("__"))
        .forEach(name -> said.put(name, parameter.getSchema().<Object>get(name)));
    return said;
  }

  private static Optional<JsonObject> bodySchema(OpenAPIContract contract, Operation operation) {
    RequestBody declared = operation.getRequestBody();
    if (!declared.isRequired() || !declared.getContent().keySet().equals(Set.of(JSON))) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        contract
            .getRawContract()
            .getJsonObject("paths")
            .getJsonObject(operation.getOpenAPIPath())
            .getJsonObject(operation.getHttpMethod().name().toLowerCase(Locale.ROOT))
            .getJsonObject("requestBody")
            .getJsonObject("content", new JsonObject())
            .getJsonObject(JSON, new JsonObject())
            .getJsonObject("schema"));
  }
}
