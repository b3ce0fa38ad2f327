package io.placet.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that its scope and the contract let through.
 *
 * @param caller empty for public operations
 * @param path parameters of the path, decoded
 * @param query parameters of the query, decoded; of one that is repeated the first
 * @param headers that the contract declares for the operation, by their name in lower case; of one
 *     that is repeated all values, with commas
 * @param body empty where there is none
 * @param parsed the body, where checking it meant parsing it
 * @param exchange what of the request lies beside the contract
 */
public record ApiRequest(
    Optional<Caller> caller,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    Buffer body,
    Optional<JsonObject> parsed,
    Exchange exchange) {
  public ApiRequest {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** A request that declares no headers, and of which nothing is known beside the contract. */
  public ApiRequest(
      Optional<Caller> caller,
      Map<String, String> path,
      Map<String, String> query,
      Buffer body,
      Optional<JsonObject> parsed) {
    this(caller, path, query, Map.of(), body, parsed, Exchange.NONE);
  }

  /** The body as the contract's JSON object. */
  public JsonObject json() {
    return parsed.orElseGet(body::toJsonObject);
  }

  /** Whether the caller is known and may do what a scope covers. */
  public boolean callerMay(Scope scope) {
    return caller.map(known -> known.may(scope)).orElse(false);
  }

  /** A parameter that the contract declares. */
  public String pathParameter(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the contract declares no path parameter " + name);
    }
    return value;
  }

  /** A parameter of the query; empty where it was not given. */
  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A header that the contract declares; empty where it was not sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
