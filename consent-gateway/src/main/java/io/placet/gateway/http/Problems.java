package io.placet.gateway.http;

import io.placet.gateway.log.LogUnavailableException;
import io.placet.gateway.log.NoRoomException;
import io.placet.gateway.log.ViewException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures as RFC 9457 problems. A problem never repeats what was sent, and a bug says nothing of
 * its inside.
 */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** Somebody must make it, which takes longer than a broker that is away. */
  private static final String UNTIL_THERE_IS_ROOM_S = "2";

  private Problems() {}

  /** Answers the failure that a routing context carries. */
  public static void answer(RoutingContext context) {
    if (context.response().ended()) {
      return;
    }
    Problem problem = of(context);
    if (problem.status() == 503 || problem.status() == 429) {
      context.response().putHeader("Retry-After", problem.retryAfter());
    }
    if (unwrap(context.failure()) instanceof ApiException api) {
      api.headers().forEach(context.response()::putHeader);
    }
    if (problem.status() == 401) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
    }
    answer(context.request(), problem.status(), problem.title(), problem.detail());
  }

  static void answer(HttpServerRequest request, int status, String title, String detail) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("requestId", RequestIds.of(request))
                .toBuffer());
  }

  private record Problem(int status, String title, String detail, String retryAfter) {
    Problem(int status, String title, String detail) {
      this(status, title, detail, "1");
    }
  }

  private static Problem of(RoutingContext context) {
    Throwable failure = unwrap(context.failure());
    Optional<NoRoomException> full = noRoom(failure);
    if (full.isPresent()) {
      ApiException away = ApiException.noRoom(String.valueOf(full.get().getMessage()));
      return new Problem(away.status(), away.title(), away.detail(), UNTIL_THERE_IS_ROOM_S);
    }
    if (failure instanceof ApiException api) {
      return new Problem(api.status(), api.title(), api.detail());
    }
    if (failure instanceof RefusedException refused) {
      ApiException bad = ApiException.badRequest(String.valueOf(refused.getMessage()));
      return new Problem(bad.status(), bad.title(), bad.detail());
    }
    if (failure instanceof ValidatorException) {
      ApiException bad = ApiException.badRequest(String.valueOf(failure.getMessage()));
      return new Problem(bad.status(), bad.title(), bad.detail());
    }
    if (failure instanceof DecodeException) {
      // its message repeats what was sent
      ApiException bad = ApiException.badRequest("the body is no JSON");
      return new Problem(bad.status(), bad.title(), bad.detail());
    }
    if (failure instanceof LogUnavailableException || failure instanceof ViewException) {
      LOG.atWarn()
          .setCause(failure)
          .addKeyValue("requestId", RequestIds.of(context.request()))
          .log("A request was withheld because nothing could be proven");
      ApiException away =
          ApiException.unavailable("the consent log could not be read to its end; try again");
      return new Problem(away.status(), away.title(), away.detail());
    }
    return switch (failure instanceof HttpException told
        ? told.getStatusCode()
        : context.statusCode()) {
      case 400 ->
          new Problem(400, "The request cannot be read", "see the contract in openapi.yaml");
      case 404 -> new Problem(404, "Not found", "no such route; see the contract in openapi.yaml");
      case 405 ->
          new Problem(405, "Method not allowed", "the route exists, but not with this method");
      case 413 ->
          new Problem(
              413,
              "Too large",
              "a body has at most " + ApiRouter.MAX_BODY_BYTES + " bytes; send smaller batches");
      case 415 -> new Problem(415, "Unsupported media type", "send application/json");
      default -> {
        LOG.atError()
            .setCause(failure)
            .addKeyValue("requestId", RequestIds.of(context.request()))
            .log("A request met a bug");
        yield new Problem(
            500, "A fault of the gateway", "it was logged; the request had no answer");
      }
    };
  }

  /** Also behind an answer that could not be proven, for want of room for its marker. */
  private static Optional<NoRoomException> noRoom(
      @org.jspecify.annotations.Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoRoomException full) {
        return Optional.of(full);
      }
    }
    return Optional.empty();
  }

  private static @org.jspecify.annotations.Nullable Throwable unwrap(
      @org.jspecify.annotations.Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
