package io.placet.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads a body up to a bound, as it is. SDKs call what is JSON a form, and some pack it besides:
 * whoever believed them would take it apart.
 */
final class RawBody implements Handler<RoutingContext> {
  private static final String READ = "raw-body";
  private static final int TOO_LARGE = 413;

  private final long maxBytes;

  RawBody(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The body that was read; empty where none was. */
  static Buffer of(RoutingContext context) {
    Buffer read = context.get(READ);
    if (read != null) {
      return read;
    }
    Buffer body = context.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      context.response().writeContinue();
    }
    Buffer body = Buffer.buffer();
    request.handler(
        chunk -> {
          if (context.failed()) {
            return; // the rest is thrown away
          }
          if (body.length() + chunk.length() > maxBytes) {
            context.fail(TOO_LARGE);
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.exceptionHandler(gone -> {}); // nobody is there to be answered
    request.endHandler(
        end -> {
          if (!context.failed()) {
            context.put(READ, body);
            context.next();
          }
        });
    request.resume();
  }
}
