package io.placet.gateway.http;

import io.placet.gateway.access.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * A request that its scope and the contract let through.
 *
 * @param caller empty for public operations
 * @param path parameters of the path, decoded
 * @param body empty where there is none
 */
public record ApiRequest(Optional<Role> caller, Map<String, String> path, Buffer body) {
  public ApiRequest {
    path = Map.copyOf(path);
  }

  /** The body as the contract's JSON object. */
  public JsonObject json() {
    return body.toJsonObject();
  }

  /** A parameter that the contract declares. */
  public String pathParameter(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException("the contract declares no path parameter " + name);
    }
    return value;
  }
}
