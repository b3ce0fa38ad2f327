package io.placet.gateway.person;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** What is the same for everybody: the stylesheet, and that this site honours GPC. */
final class Files {
  private static final String STYLE = "style.css";

  /** When what is said at this address last changed; not when the software did. */
  private static final String GPC_SINCE = "2026-11-25";

  private final Buffer style;

  Files() {
    try (InputStream file = Files.class.getResourceAsStream(STYLE)) {
      if (file == null) {
        throw new IllegalStateException("missing from the jar: " + STYLE);
      }
      style = Buffer.buffer(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Future<ApiResponse> style(ApiRequest request) {
    return Future.succeededFuture(
        ApiResponse.of(
            200,
            Map.of("Cache-Control", "public, max-age=3600", "X-Content-Type-Options", "nosniff"),
            new ApiResponse.Content("text/css; charset=utf-8", style.copy())));
  }

  /** Global Privacy Control's support resource. */
  Future<ApiResponse> gpc(ApiRequest request) {
    return Future.succeededFuture(
        ApiResponse.ok(new JsonObject().put("gpc", true).put("lastUpdate", GPC_SINCE)));
  }
}
