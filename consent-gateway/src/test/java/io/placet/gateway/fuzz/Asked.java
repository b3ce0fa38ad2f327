package io.placet.gateway.fuzz;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is sent.
 *
 * @param operation that it is of, though it may be broken
 * @param caller that it is sent as
 * @param uri path and query, encoded
 * @param path parameters before they were encoded
 * @param json the body, where it is JSON and was not broken
 * @param intact whether nothing was broken on purpose
 */
record Asked(
    Described operation,
    Callers.Known caller,
    String method,
    String uri,
    Map<String, String> headers,
    Map<String, String> path,
    Buffer body,
    Optional<JsonObject> json,
    boolean intact) {
  private static final int SHOWN = 600;

  @Override
  public String toString() {
    String text = body.toString();
    return "%s %s as %s %s %s"
        .formatted(
            method,
            uri.substring(0, Math.min(SHOWN, uri.length())),
            caller.name(),
            headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("Authorization"))
                .toList(),
            text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
