package io.placet.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose requests are texts in the path, the query or headers and a plain JSON body, or
 * none: they are held against the contract at once. Others go to the general validator.
 */
final class PlainOperation {
  private static final String JSON = "application/json";

  private final Operation operation;
  private final Optional<PlainBody> body;

  private PlainOperation(Operation operation, Optional<PlainBody> body) {
    this.operation = operation;
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
   * @return its body, where the operation has one
   * @throws ApiException with what is allowed
   * @throws io.vertx.core.json.DecodeException if the body is no JSON object
   */
  Optional<JsonObject> check(@Nullable String contentType, Buffer sent) {
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

  /** A header that may be left out is the operation's to judge: its texts are not the caller's. */
  private static boolean isPlain(Parameter parameter) {
    return (parameter.getIn() == Location.PATH || isOptionalText(parameter))
        && "string".equals(parameter.getSchema().get("type"))
        && parameter.getSchema().fieldNames().stream()
            .allMatch(name -> name.equals("type") || name.startsWith("__"));
  }

  /**
   * Also because the general validator takes no header with a quote in it, as RFC 7240's may be.
   */
  private static boolean isOptionalText(Parameter parameter) {
    return (parameter.getIn() == Location.HEADER || parameter.getIn() == Location.QUERY)
        && !parameter.isRequired();
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
