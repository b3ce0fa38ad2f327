package io.placet.gateway.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The published contract, as the router needs it. */
public final class Contract {
  private static final String RESOURCE = "/openapi.yaml";
  private static final String SCOPE = "x-scope";
  private static final String WHEN_FULL = "x-when-full";
  private static final String ANSWERED = "answered";
  private static final String STREAMS = "x-streams";
  private static final String CORS = "x-cors";
  private static final String ANY_ORIGIN = "any-origin";
  private static final String FORM = "multipart/form-data";

  private Contract() {}

  /** Loads the contract; fails where it is invalid or an operation has no known scope. */
  public static Future<OpenAPIContract> load(Vertx vertx) {
    return load(vertx, published());
  }

  static Future<OpenAPIContract> load(Vertx vertx, JsonObject document) {
    return OpenAPIContract.from(vertx, asRouterReadsIt(document))
        .map(
            contract -> {
              contract.operations().forEach(Contract::scopeOf);
              return contract;
            });
  }

  /** The published document as it was written. */
  public static String text() {
    try (InputStream yaml = Contract.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException("missing from the jar: " + RESOURCE);
      }
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The published document as JSON. */
  public static JsonObject published() {
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> document =
          new ObjectMapper(new YAMLFactory()).readValue(text(), Map.class);
      return new JsonObject(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Holds handlers against the operations that a contract declares, by their ids.
   *
   * @throws IllegalStateException where there is one without the other
   */
  static void requireSame(OpenAPIContract contract, Set<String> handlers) {
    Set<String> declared =
        contract.operations().stream().map(Operation::getOperationId).collect(Collectors.toSet());
    for (String handler : handlers) {
      if (!declared.contains(handler)) {
        throw new IllegalStateException(
            "the handler " + handler + " has no operation in the contract");
      }
    }
    for (String operation : declared) {
      if (!handlers.contains(operation)) {
        throw new IllegalStateException(
            "the contract's operation " + operation + " has no handler");
      }
    }
  }

  /** The scope that an operation declares. */
  public static Scope scopeOf(Operation operation) {
    Object declared = operation.getOpenAPIModel().getValue(SCOPE);
    return Scope.ofWireName(String.valueOf(declared))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "operation "
                        + operation.getOperationId()
                        + " declares no known scope in "
                        + SCOPE));
  }

  /**
   * Whether an operation is answered though the disk has no room for more: what reads, and what the
   * contract names besides.
   */
  static boolean isAnsweredWhenFull(Operation operation) {
    return operation.getHttpMethod().equals(HttpMethod.GET)
        || ANSWERED.equals(operation.getOpenAPIModel().getValue(WHEN_FULL));
  }

  /**
   * Holds what the contract says of streams against the handler.
   *
   * @throws IllegalStateException where the two differ
   */
  static void requireSameStreams(Operation declared, io.placet.gateway.http.Operation handler) {
    String made =
        handler instanceof Upload ? "request" : handler instanceof Download ? "response" : "";
    if (!made.equals(declared.getOpenAPIModel().getString(STREAMS, ""))) {
      throw new IllegalStateException(
          "operation "
              + declared.getOperationId()
              + ": the contract's "
              + STREAMS
              + " is not what its handler does");
    }
  }

  /** Whether an operation takes a form, in either of the encodings that forms have. */
  static boolean takesForm(Operation operation) {
    return operation.getRequestBody() != null
        && operation.getRequestBody().getContent().containsKey(FORM);
  }

  /** Whether pages of every origin may call an operation. */
  static boolean isForAnyOrigin(Operation operation) {
    return ANY_ORIGIN.equals(operation.getOpenAPIModel().getValue(CORS));
  }

  /**
   * The router refuses contracts that declare problem+json, CloudEvents, pages, scripts, tables,
   * streams of events or urlencoded forms, so it is told plain JSON, plain text, bytes, and the
   * other encoding of forms alone. Who calls is found by {@link ApiRouter}, so it is told of no
   * security either.
   */
  private static JsonObject asRouterReadsIt(JsonObject published) {
    JsonObject read =
        new JsonObject(
            published
                .encode()
                .replace("application/problem+json", "application/json")
                .replace("text/html", "text/plain")
                .replace("text/javascript", "text/plain")
                .replace("text/css", "text/plain")
                .replace("application/yaml", "text/plain")
                .replace("application/x-ndjson", "text/plain")
                .replace("text/event-stream", "text/plain")
                .replace("text/csv", "application/octet-stream"));
    read.remove("security");
    JsonObject paths = read.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      paths.getJsonObject(path).stream()
          .filter(member -> member.getValue() instanceof JsonObject)
          .forEach(member -> ((JsonObject) member.getValue()).remove("security"));
      Optional.ofNullable(paths.getJsonObject(path).getJsonObject("post"))
          .map(post -> post.getJsonObject("requestBody"))
          .map(body -> body.getJsonObject("content"))
          .ifPresent(
              content -> {
                content.remove("application/x-www-form-urlencoded");
                content.remove("application/cloudevents+json");
                content.remove("application/cloudevents-batch+json");
              });
    }
    return read;
  }
}
