package io.placet.dashboards;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Set;

/** The built page: the files under {@code page/} on the class path. */
final class Page {
  /** The build puts a hash of the content into the name of each file below. */
  private static final String HASHED = "/assets/";

  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private Page() {}

  static void mountOn(Router router) {
    router.route().handler(Page::refuseOtherMethods);
    router.route().handler(Page::sayHowLongToKeep);
    router
        .route()
        .handler(
            StaticHandler.create("page")
                .setCachingEnabled(false)
                .setIncludeHidden(false)
                .setDirectoryListing(false));
  }

  private static void refuseOtherMethods(RoutingContext context) {
    if (METHODS.contains(context.request().method())) {
      context.next();
      return;
    }
    context.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD").end();
  }

  private static void sayHowLongToKeep(RoutingContext context) {
    context.addHeadersEndHandler(
        end -> {
          boolean keep =
              context.normalizedPath().startsWith(HASHED)
                  && context.response().getStatusCode() < 400;
          context
              .response()
              .putHeader(
                  HttpHeaders.CACHE_CONTROL,
                  keep ? "public, max-age=31536000, immutable" : "no-cache");
        });
    context.next();
  }
}
