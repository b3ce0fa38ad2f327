package io.placet.dashboards;

import io.placet.dashboards.insight.InsightsApi;
import io.placet.dashboards.insight.RunningInsights;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import java.net.SocketException;
import java.util.Optional;

/** A running page server. */
public final class Dashboards {
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final int MAX_CONNECTIONS = 64;
  private static final int MAX_WAITING = 256;

  private final Vertx vertx;
  private final HttpServer server;
  private final HttpClient client;
  private final Optional<RunningInsights> insights;

  private Dashboards(
      Vertx vertx, HttpServer server, HttpClient client, Optional<RunningInsights> insights) {
    this.vertx = vertx;
    this.server = server;
    this.client = client;
    this.insights = insights;
  }

  /**
   * Fails with {@link CannotListenException} when the address is taken, and with {@link
   * io.placet.dashboards.insight.StoreException} when the store of figures cannot be used.
   */
  public static Future<Dashboards> start(Vertx vertx, DashboardsConfig config) {
    return vertx
        .executeBlocking(() -> config.insights().map(RunningInsights::start))
        .compose(insights -> listen(vertx, config, insights));
  }

  private static Future<Dashboards> listen(
      Vertx vertx, DashboardsConfig config, Optional<RunningInsights> insights) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS),
            new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING));
    return vertx
        .createHttpServer()
        .requestHandler(router(vertx, client, config, insights))
        .listen(config.port(), config.host())
        .map(server -> new Dashboards(vertx, server, client, insights))
        .recover(
            cause ->
                client
                    .close()
                    .eventually(() -> close(vertx, insights))
                    .transform(closed -> Future.failedFuture(named(cause, config))));
  }

  /** The port listened on, also where the configuration left the choice open. */
  public int port() {
    return server.actualPort();
  }

  public Future<Void> close() {
    return server.close().eventually(client::close).eventually(() -> close(vertx, insights));
  }

  private static Future<Void> close(Vertx vertx, Optional<RunningInsights> insights) {
    return vertx.executeBlocking(
        () -> {
          insights.ifPresent(RunningInsights::close);
          return null;
        });
  }

  private static Router router(
      Vertx vertx, HttpClient client, DashboardsConfig config, Optional<RunningInsights> insights) {
    Router router = Router.router(vertx);
    router.route().handler(new SecurityHeaders());
    GatewayProxy gateway = new GatewayProxy(client, config);
    router.route(GatewayProxy.PREFIX + "/*").handler(gateway);
    InsightsApi.mountOn(router, vertx, client, config.gateway(), insights);
    Page.mountOn(router);
    return router;
  }

  private static Throwable named(Throwable cause, DashboardsConfig config) {
    return cause instanceof SocketException ? new CannotListenException(config, cause) : cause;
  }
}
