package io.placet.gateway.collect.segment;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.ApiResponse;
import io.placet.gateway.http.Operation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What Segment's SDK for browsers loads before it sends: that there is one integration, this
 * gateway, and that it reports nothing about itself. A server's key has no settings: in a page it
 * would be known to everybody.
 */
public final class ReadSettings implements Operation {
  private final Predicate<String> isBrowserKey;
  private final Optional<URI> address;

  /**
   * Settings of browsers' keys.
   *
   * @param address where people reach this gateway; empty: where they asked
   */
  public ReadSettings(Predicate<String> isBrowserKey, Optional<URI> address) {
    this.isBrowserKey = isBrowserKey;
    this.address = address;
  }

  @Override
  public Future<ApiResponse> handle(ApiRequest request) {
    String key = request.pathParameter("key");
    if (!isBrowserKey.test(key)) {
      throw ApiException.notFound(
          "no browser has this write key; see browserKey in credentials.json");
    }
    String protocol = address.map(URI::getScheme).orElse("http");
    String host =
        address
            .map(url -> url.getAuthority() + url.getPath())
            .or(() -> request.exchange().header("Host"))
            .orElseThrow(() -> ApiException.badRequest("Host: a header is needed"));
    JsonObject here =
        new JsonObject()
            .put("apiKey", key)
            .put("apiHost", host.replaceAll("/+$", "") + "/v1")
            .put("protocol", protocol);
    return Future.succeededFuture(
        ApiResponse.ok(
            new JsonObject()
                .put("integrations", new JsonObject().put("Segment.io", here))
                .put("plan", new JsonObject())
                .put("metrics", new JsonObject().put("sampleRate", 0))));
  }
}
