package io.placet.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer: status, headers, and a body where it is not empty.
 *
 * @param body JSON; empty where there is none or it is something else
 * @param content a body that is not JSON
 */
public record ApiResponse(
    int status, Map<String, String> headers, JsonObject body, Optional<Content> content) {
  /**
   * A body that is not JSON, or is written already.
   *
   * @param type as Content-Type names it
   */
  public record Content(String type, Buffer bytes) {}

  public ApiResponse(int status, Map<String, String> headers, JsonObject body) {
    this(status, headers, body, Optional.empty());
  }

  /** The same with more headers. */
  public ApiResponse with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new ApiResponse(status, Map.copyOf(all), body, content);
  }

  public static ApiResponse ok(JsonObject body) {
    return new ApiResponse(200, Map.of(), body);
  }

  public static ApiResponse created(JsonObject body) {
    return new ApiResponse(201, Map.of(), body);
  }

  /** Go to another page; sets a cookie. */
  public static ApiResponse seeOther(String location, String cookie) {
    return new ApiResponse(
        303, Map.of("Location", location, "Set-Cookie", cookie), new JsonObject());
  }

  /** A body that is not JSON, or is written already. */
  public static ApiResponse of(int status, Map<String, String> headers, Content content) {
    return new ApiResponse(status, headers, new JsonObject(), Optional.of(content));
  }
}
