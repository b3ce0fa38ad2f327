package io.placet.gateway.signals;

import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.ApiResponse.Content;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The script that passes the choices of a form or banner to the site's own server. */
public final class ConsentSnippet implements Operation {
  private static final String RESOURCE = "/snippets/placet-consent.js";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "public, max-age=3600",
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Resource-Policy", "cross-origin");

  private final ApiResponse script;

  public ConsentSnippet() {
    script =
        ApiResponse.of(
            200, HEADERS, new Content("text/javascript; charset=utf-8", Buffer.buffer(read())));
  }

  private static byte[] read() {
    try (InputStream in = ConsentSnippet.class.getResourceAsStream(RESOURCE)) {
      return Objects.requireNonNull(in, RESOURCE).readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    return Future.succeededFuture(script);
  }
}
