package io.placet.gateway.http;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** An answer: status, headers, and a JSON body where it is not empty. */
public record ApiResponse(int status, Map<String, String> headers, JsonObject body) {
  public static ApiResponse ok(JsonObject body) {
    return new ApiResponse(200, Map.of(), body);
  }

  public static ApiResponse created(JsonObject body) {
    return new ApiResponse(201, Map.of(), body);
  }

  /** Go to another page; sets a cookie. */
  public static ApiResponse seeOther(String location, String cookie) {
    return new ApiResponse(303, Map.of("Location", location, "Set-Cookie", cookie), new JsonObject());
  }
}
