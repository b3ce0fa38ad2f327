package io.placet.gateway.http;

import io.placet.gateway.log.Room;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestValidator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Binds the contract's operations to their handlers: first the caller and its scope, then whether
 * there is room, then the contract's validation, then the operation. An operation without handler,
 * or a handler without operation, does not start.
 */
public final class ApiRouter {
  /** Name of the session cookie. */
  public static final String SESSION_COOKIE = "placet_session";

  private static final CharSequence CACHE_CONTROL = HttpHeaders.CACHE_CONTROL;
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

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
    Contract.requireSame(contract, operations.keySet());
    RouterBuilder builder = RouterBuilder.create(vertx, contract, extractor);
    builder.rootHandler((PlatformHandler) ApiRouter::admit);
    BodyHandler bodies = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
    for (OpenAPIRoute route : builder.getRoutes()) {
      String id = route.getOperation().getOperationId();
      Operation operation = Objects.requireNonNull(operations.get(id));
      Contract.requireSameStreams(route.getOperation(), operation);
      Bound bound = bind(route.getOperation(), operation);
      route.setDoValidation(false);
      route.setDoSecurity(false);
      if (Contract.isForAnyOrigin(route.getOperation())) {
        route.addHandler((SecurityPolicyHandler) AnyOrigin::allow);
      }
      if (bound.parsesItself()) {
        route.addHandler(new RawBody(MAX_BODY_BYTES));
      } else if (!(operation instanceof Upload)) {
        route.addHandler(bodies);
      }
      route.addHandler(context -> serve(context, bound));
      route.addFailureHandler(Problems::answer);
    }
    Router router = builder.createRouter();
    AnyOrigin.answerPreflights(router, contract);
    router.route().failureHandler(Problems::answer);
    for (int status : new int[] {400, 404, 405, 413, 500}) {
      router.errorHandler(status, Problems::answer);
    }
    return router;
  }

  private static void admit(RoutingContext context) {
    RequestIds.give(context.request());
    try {
      Unreadable.refuse(context.request());
      context.next();
    } catch (ApiException refused) {
      context.fail(refused);
    }
  }

  /**
   * What the contract says of an operation, asked once.
   *
   * @param parsesItself whether it reads body and caller itself
   */
  private record Bound(
      io.vertx.openapi.contract.Operation declared,
      Scope scope,
      boolean parsesItself,
      boolean answeredWhenFull,
      boolean takesForm,
      Optional<PlainOperation> plain,
      Operation handler) {}

  private Bound bind(io.vertx.openapi.contract.Operation declared, Operation handler) {
    return new Bound(
        declared,
        Contract.scopeOf(declared),
        parsedByTheOperation.contains(declared.getOperationId()),
        Contract.isAnsweredWhenFull(declared),
        Contract.takesForm(declared),
        PlainOperation.of(contract, declared),
        handler);
  }

  private void serve(RoutingContext context, Bound bound) {
    Context eventLoop = context.vertx().getOrCreateContext();
    if (bound.handler() instanceof Download download) {
      asked(context, bound, download::open)
          .onComplete(
              opened ->
                  eventLoop.runOnContext(
                      none -> {
                        if (opened.succeeded()) {
                          AnswerStream.send(context, eventLoop, opened.result());
                        } else {
                          context.fail(opened.cause());
                        }
                      }));
      return;
    }
    handled(context, bound)
        // a verdict comes on the thread of the view or of the producer
        .onComplete(
            result ->
                eventLoop.runOnContext(
                    none -> {
                      if (bound.handler() instanceof Upload) {
                        UploadedBody.throwAwayTheRest(context);
                      }
                      if (result.succeeded()) {
                        answer(context, result.result());
                      } else {
                        context.fail(result.cause());
                      }
                    }));
  }

  private Future<ApiResponse> handled(RoutingContext context, Bound bound) {
    if (bound.handler() instanceof Upload upload) {
      return asked(context, bound, request -> upload.take(request, UploadedBody.awaited(context)));
    }
    return asked(context, bound, bound.handler()::handle);
  }

  private <T> Future<T> asked(
      RoutingContext context, Bound bound, Function<ApiRequest, Future<T>> handler) {
    try {
      Optional<Caller> caller = authorised(context, bound);
      if (bound.handler() instanceof Upload || bound.takesForm()) {
        PackedBody.refuse(context);
      }
      if (bound.parsesItself() || bound.handler() instanceof Upload) {
        return handler.apply(request(context, bound, caller, Optional.empty()));
      }
      if (bound.takesForm()) {
        requireForm(context);
        return handler.apply(request(context, bound, caller, Optional.empty()));
      }
      if (bound.plain().isPresent()) {
        Optional<JsonObject> parsed =
            bound
                .plain()
                .get()
                .check(
                    context.pathParams(),
                    query(context),
                    context.request().getHeader(HttpHeaders.CONTENT_TYPE),
                    PackedBody.of(context));
        return handler.apply(request(context, bound, caller, parsed));
      }
      return extractor
          .extractValidatableRequest(context, bound.declared())
          .compose(sent -> validator.validate(sent, bound.declared().getOperationId()))
          .compose(valid -> handler.apply(request(context, bound, caller, Optional.empty())));
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  private static ApiRequest request(
      RoutingContext context, Bound bound, Optional<Caller> caller, Optional<JsonObject> parsed) {
    return new ApiRequest(
        caller,
        context.pathParams(),
        query(context),
        DeclaredHeaders.of(context, bound.declared()),
        PackedBody.of(context),
        parsed,
        new RoutedExchange(context));
  }

  private Optional<Caller> authorised(RoutingContext context, Bound bound) {
    Optional<String> authorization =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION));
    Optional<String> session =
        authorization.isPresent()
            ? Optional.empty()
            : Optional.ofNullable(context.request().getCookie(SESSION_COOKIE))
                .map(Cookie::getValue);
    Optional<Caller> caller = callers.callerOf(authorization, session);
    if (caller.isEmpty() && bound.parsesItself()) {
      caller = WriteKeys.inBody(PackedBody.of(context)).flatMap(callers::senderOf);
    }
    if (caller.isEmpty() && bound.scope() != Scope.PUBLIC) {
      throw ApiException.unknownCaller(
          "send a token of credentials.json as Authorization: Bearer …, a write key as Basic user"
              + " name, or sign in");
    }
    if (caller.isPresent() && !caller.get().may(bound.scope())) {
      throw ApiException.forbidden("this operation needs the scope " + bound.scope().wireName());
    }
    if (!bound.answeredWhenFull()) {
      room.requireForMore();
    }
    return caller;
  }

  /** Its fields are the operation's to check: a person who errs gets a page, no problem. */
  private static void requireForm(RoutingContext context) {
    String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (!type.startsWith("application/x-www-form-urlencoded")
        && !type.startsWith("multipart/form-data")) {
      throw ApiException.badRequest(
          "Content-Type: allowed: application/x-www-form-urlencoded, multipart/form-data");
    }
  }

  private static Map<String, String> query(RoutingContext context) {
    if (context.request().query() == null) {
      return Map.of();
    }
    return context.queryParams().entries().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
  }

  private static void answer(RoutingContext context, ApiResponse response) {
    context.response().setStatusCode(response.status()).putHeader(CACHE_CONTROL, NO_STORE);
    response.headers().forEach((name, value) -> context.response().putHeader(name, value));
    if (response.content().isPresent()) {
      context
          .response()
          .putHeader("Content-Type", response.content().get().type())
          .end(response.content().get().bytes());
    } else if (response.body().isEmpty()) {
      context.response().end();
    } else {
      context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(response.body().toBuffer());
    }
  }
}
