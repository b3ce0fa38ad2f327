package io.placet.dashboards;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import java.net.SocketException;

/** A running page server. */
public final class Dashboards {
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final int MAX_CONNECTIONS = 64;
  private static final int MAX_WAITING = 256;

  private final HttpServer server;
  private final HttpClient client;

  private Dashboards(HttpServer server, HttpClient client) {
    this.server = server;
    this.client = client;
  }

  /** Fails with {@link CannotListenException} when the address is taken. */
  public static Future<Dashboards> start(Vertx vertx, DashboardsConfig config) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS),
            new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING));
    return vertx
        .createHttpServer()
        .requestHandler(router(vertx, client, config))
        .listen(config.port(), config.host())
        .map(server -> new Dashboards(server, client))
        .recover(
            cause -> client.close().transform(closed -> Future.failedFuture(named(cause, config))));
  }

  /** The port listened on, also where the configuration left the choice open. */
  public int port() {
    return server.actualPort();
  }

  public Future<Void> close() {
    return server.close().eventually(client::close);
  }

  private static Router router(Vertx vertx, HttpClient client, DashboardsConfig config) {
    Router router = Router.router(vertx);
    router.route().handler(new SecurityHeaders());
    GatewayProxy gateway = new GatewayProxy(client, config);
    router.route(GatewayProxy.PREFIX + "/*").handler(gateway);
    Page.mountOn(router);
    return router;
  }

  private static Throwable named(Throwable cause, DashboardsConfig config) {
    return cause instanceof SocketException ? new CannotListenException(config, cause) : cause;
  }
}
