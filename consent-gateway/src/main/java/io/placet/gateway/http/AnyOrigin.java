package io.placet.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;

/**
 * Lets pages of every origin call an operation. A page's write key is public and the only thing
 * that such a call rests on: which page sends it proves nothing, so a list of origins would only
 * look like a guard. Cookies are never let along, so no session of a person can be used this way.
 */
final class AnyOrigin {
  private static final CharSequence ALLOW_ORIGIN =
      HttpHeaders.createOptimized("Access-Control-Allow-Origin");
  private static final CharSequence EXPOSE_HEADERS =
      HttpHeaders.createOptimized("Access-Control-Expose-Headers");

  /** An asterisk would not cover {@code authorization}. */
  private static final String HEADERS =
      "authorization, content-type, content-encoding, x-retry-count, "
          + "ce-specversion, ce-id, ce-source, ce-type, ce-subject, ce-time";

  private static final String A_DAY_S = "86400";

  private AnyOrigin() {}

  /** Beside whatever the operation answers, also where it refuses. */
  static void allow(RoutingContext context) {
    context.response().putHeader(ALLOW_ORIGIN, "*").putHeader(EXPOSE_HEADERS, "Retry-After");
    context.next();
  }

  /** Answers what browsers ask before they call such an operation. */
  static void answerPreflights(Router router, OpenAPIContract contract) {
    contract.operations().stream()
        .filter(Contract::isForAnyOrigin)
        .filter(operation -> operation.getHttpMethod().equals(HttpMethod.POST))
        .forEach(
            operation -> router.options(operation.getOpenAPIPath()).handler(AnyOrigin::preflight));
  }

  private static void preflight(RoutingContext context) {
    HttpServerResponse response = context.response();
    response
        .putHeader(ALLOW_ORIGIN, "*")
        .putHeader("Access-Control-Allow-Methods", "POST")
        .putHeader("Access-Control-Allow-Headers", HEADERS)
        .putHeader("Access-Control-Max-Age", A_DAY_S)
        .setStatusCode(204);
    var unused = response.end();
  }
}
