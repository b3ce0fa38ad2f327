package io.placet.gateway;

import io.placet.gateway.http.Unreadable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The API on its port, on an event loop for each processor. A connection stays on the loop that
 * took it; operations may be called from several at once.
 */
final class ApiServer implements AutoCloseable {
  private static final AtomicInteger FREE_PORTS = new AtomicInteger();

  private final Vertx vertx;
  private final int port;
  private final String deployment;

  private ApiServer(Vertx vertx, int port, String deployment) {
    this.vertx = vertx;
    this.port = port;
    this.deployment = deployment;
  }

  /**
   * Listens.
   *
   * @param options with port 0 for a free one
   * @param routers makes the router of each loop, of which nothing is shared with another
   */
  static Future<ApiServer> listen(
      Vertx vertx, HttpServerOptions options, Supplier<Future<Router>> routers) {
    HttpServerOptions shared = new HttpServerOptions(options);
    if (options.getPort() == 0) {
      // servers with the same negative port share a free one
      shared.setPort(-FREE_PORTS.incrementAndGet());
    }
    Queue<Loop> loops = new ConcurrentLinkedQueue<>();
    Supplier<Loop> one =
        () -> {
          Loop loop = new Loop(shared, routers);
          loops.add(loop);
          return loop;
        };
    return vertx
        .deployVerticle(
            one, new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
        .map(deployment -> new ApiServer(vertx, loops.element().port, deployment));
  }

  int port() {
    return port;
  }

  /** Stops taking requests; returns when that is done, so never call it on an event loop. */
  @Override
  public void close() {
    vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
  }

  /** One server of the port, on one event loop. */
  private static final class Loop extends VerticleBase {
    private final HttpServerOptions options;
    private final Supplier<Future<Router>> routers;
    private volatile int port;

    Loop(HttpServerOptions options, Supplier<Future<Router>> routers) {
      this.options = options;
      this.routers = routers;
    }

    @Override
    public Future<HttpServer> start() {
      return routers
          .get()
          .compose(
              router ->
                  vertx
                      .createHttpServer(options)
                      .invalidRequestHandler(Unreadable::answer)
                      .requestHandler(router)
                      .listen())
          .onSuccess(server -> port = server.actualPort());
    }
  }
}
