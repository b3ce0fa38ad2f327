package io.placet.gateway.http;

import io.placet.gateway.log.Room;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestValidator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds the contract's operations to their handlers: first the caller and its scope, then whether
 * there is room, then the contract's validation, then the operation. An operation without handler,
 * or a handler without operation, does not start.
 */
public final class ApiRouter {
  /** Name of the session cookie. */
  public static final String SESSION_COOKIE = "placet_session";

  private static final String REQUEST_ID = "X-Request-ID";

  /** Segment's bound for a batch, 500 KB. */
  public static final long MAX_BODY_BYTES = 500L * 1024;

  private final OpenAPIContract contract;
  private final Callers callers;
  private final RequestValidator validator;
  private final RequestExtractor extractor = RequestExtractor.withBodyHandler();
  private final Set<String> parsedByTheOperation;
  private final Room room;

  /**
   * A router over a contract.
   *
   * @param parsedByTheOperation operations whose body is JSON whatever its Content-Type says, and
   *     may carry the write key: they read body and caller themselves
   * @param room for what an operation may add
   */
  public ApiRouter(
      Vertx vertx,
      OpenAPIContract contract,
      Callers callers,
      Set<String> parsedByTheOperation,
      Room room) {
    this.contract = contract;
    this.callers = callers;
    this.validator = RequestValidator.create(vertx, contract);
    this.parsedByTheOperation = Set.copyOf(parsedByTheOperation);
    this.room = room;
  }

  public Router router(Vertx vertx, Map<String, Operation> operations) {
    requireNoOthers(operations.keySet());
    RouterBuilder builder = RouterBuilder.create(vertx, contract, extractor);
    builder.rootHandler((PlatformHandler) ApiRouter::echoRequestId);
    builder.rootHandler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    for (OpenAPIRoute route : builder.getRoutes()) {
      String id = route.getOperation().getOperationId();
      Operation operation = operations.get(id);
      if (operation == null) {
        throw new IllegalStateException("the contract's operation " + id + " has no handler");
      }
      Scope scope = Contract.scopeOf(route.getOperation());
      Optional<PlainOperation> plain = PlainOperation.of(contract, route.getOperation());
      route.setDoValidation(false);
      route.setDoSecurity(false);
      route.addHandler(context -> serve(context, route, scope, plain, operation));
      route.addFailureHandler(Problems::answer);
    }
    Router router = builder.createRouter();
    router.route().failureHandler(Problems::answer);
    for (int status : new int[] {400, 404, 405, 413, 500}) {
      router.errorHandler(status, Problems::answer);
    }
    return router;
  }

  private void requireNoOthers(Set<String> handlers) {
    Set<String> declared =
        contract.operations().stream()
            .map(io.vertx.openapi.contract.Operation::getOperationId)
            .collect(Collectors.toSet());
    handlers.stream()
        .filter(handler -> !declared.contains(handler))
        .forEach(
            handler -> {
              throw new IllegalStateException(
                  "the handler " + handler + " has no operation in the contract");
            });
  }

  private static void echoRequestId(RoutingContext context) {
    Optional.ofNullable(context.request().getHeader(REQUEST_ID))
        .ifPresent(id -> context.response().putHeader(REQUEST_ID, id));
    context.next();
  }

  private void serve(
      RoutingContext context,
      OpenAPIRoute route,
      Scope scope,
      Optional<PlainOperation> plain,
      Operation operation) {
    Context eventLoop = context.vertx().getOrCreateContext();
    Future.succeededFuture()
        .compose(none -> Future.succeededFuture(authorised(context, route, scope)))
        .compose(
            caller ->
                validated(context, route, plain)
                    .map(
                        parsed ->
                            new ApiRequest(
                                caller,
                                context.pathParams(),
                                query(context),
                                DeclaredHeaders.of(context, route.getOperation()),
                                body(context),
                                parsed)))
        .compose(operation::handle)
        // a verdict comes on the thread of the view or of the producer
        .onComplete(
            result ->
                eventLoop.runOnContext(
                    none -> {
                      if (result.succeeded()) {
                        answer(context, result.result());
                      } else {
                        context.fail(result.cause());
                      }
                    }));
  }

  private Optional<Caller> authorised(RoutingContext context, OpenAPIRoute route, Scope scope) {
    Optional<String> authorization =
        Optional.ofNullable(context.request().getHeader("Authorization"));
    Optional<String> session =
        authorization.isPresent()
            ? Optional.empty()
            : Optional.ofNullable(context.request().getCookie(SESSION_COOKIE))
                .map(Cookie::getValue);
    Optional<Caller> caller = callers.callerOf(authorization, session);
    if (caller.isEmpty() && parsedByTheOperation.contains(route.getOperation().getOperationId())) {
      caller = WriteKeys.inBody(context.body().buffer()).flatMap(callers::senderOf);
    }
    if (caller.isEmpty() && scope != Scope.PUBLIC) {
      throw ApiException.unknownCaller(
          "send a token of credentials.json as Authorization: Bearer …, a write key as Basic user name, or sign in");
    }
    if (caller.isPresent() && !caller.get().may(scope)) {
      throw ApiException.forbidden("this operation needs the scope " + scope.wireName());
    }
    if (!Contract.isAnsweredWhenFull(route.getOperation())) {
      room.requireForMore();
    }
    return caller;
  }

  private Future<Optional<JsonObject>> validated(
      RoutingContext context, OpenAPIRoute route, Optional<PlainOperation> plain) {
    if (parsedByTheOperation.contains(route.getOperation().getOperationId())) {
      return Future.succeededFuture(Optional.empty());
    }
    if (plain.isPresent()) {
      return Future.succeededFuture(
          plain.get().check(context.request().getHeader("Content-Type"), body(context)));
    }
    return extractor
        .extractValidatableRequest(context, route.getOperation())
        .compose(request -> validator.validate(request, route.getOperation().getOperationId()))
        .map(Optional.empty());
  }

  private static Buffer body(RoutingContext context) {
    return Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
  }

  private static Map<String, String> query(RoutingContext context) {
    if (context.request().query() == null) {
      return Map.of();
    }
    return context.queryParams().entries().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
  }

  private static void answer(RoutingContext context, ApiResponse response) {
    context.response().setStatusCode(response.status()).putHeader("Cache-Control", "no-store");
    response.headers().forEach((name, value) -> context.response().putHeader(name, value));
    if (response.content().isPresent()) {
      context
          .response()
          .putHeader("Content-Type", response.content().get().type())
          .end(response.content().get().bytes());
    } else if (response.body().isEmpty()) {
      context.response().end();
    } else {
      context
          .response()
          .putHeader("Content-Type", "application/json")
          .end(response.body().toBuffer());
    }
  }
}
