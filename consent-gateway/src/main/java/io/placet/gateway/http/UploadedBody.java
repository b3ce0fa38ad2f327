package io.placet.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** A body that an operation reads as it comes. */
final class UploadedBody {
  private UploadedBody() {}

  /** The body of an upload, whose sender may wait until it is told to begin. */
  static HttpServerRequest awaited(RoutingContext context) {
    HttpServerRequest stream = context.request().pause();
    if ("100-continue".equalsIgnoreCase(stream.getHeader(HttpHeaders.EXPECT))) {
      context.response().writeContinue();
    }
    return stream;
  }

  /** So that a sender reads its answer instead of waiting to send on. */
  static void throwAwayTheRest(RoutingContext context) {
    HttpServerRequest stream = context.request();
    if (!stream.isEnded()) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      stream.handler(unread -> {}).resume();
    }
  }
}
