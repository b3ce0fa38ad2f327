package io.placet.gateway;

import io.placet.gateway.access.Role;
import io.placet.gateway.erasure.ErasurePoint;
import io.placet.gateway.http.ApiRouter;
import io.placet.gateway.http.Contract;
import io.placet.gateway.log.Room;
import io.placet.gateway.operate.ManagementServer;
import io.placet.vault.Vault;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A running gateway. It listens only after its view has caught up. */
public final class Gateway implements AutoCloseable {
  private final Wiring wiring;
  private final ApiServer api;
  private final HttpServer management;

  private Gateway(Wiring wiring, ApiServer api, HttpServer management) {
    this.wiring = wiring;
    this.api = api;
    this.management = management;
  }

  /**
   * Starts a gateway.
   *
   * @return completes when it answers; fails with {@link StartException} where a port is taken
   */
  public static Future<Gateway> start(Vertx vertx, GatewayConfig config, Vault vault, Clock clock) {
    return start(vertx, config, vault, clock, Room.UNWATCHED);
  }

  /** As {@link #start(Vertx, GatewayConfig, Vault, Clock)}, on disks that somebody watches. */
  public static Future<Gateway> start(
      Vertx vertx, GatewayConfig config, Vault vault, Clock clock, Room room) {
    return start(vertx, config, vault, clock, room, point -> {});
  }

  /**
   * As {@link #start(Vertx, GatewayConfig, Vault, Clock, Room)}.
   *
   * @param reached told of each point that an erasure comes to here
   */
  static Future<Gateway> start(
      Vertx vertx,
      GatewayConfig config,
      Vault vault,
      Clock clock,
      Room room,
      Consumer<ErasurePoint> reached) {
    Callable<Wiring> startWiring =
        () -> {
          Wiring wiring = new Wiring(vertx, config, vault, clock, room, reached);
          try {
            wiring.start();
          } catch (RuntimeException notStarted) {
            wiring.close();
            throw notStarted;
          }
          return wiring;
        };
    return vertx
        .executeBlocking(startWiring)
        .compose(wiring -> listen(vertx, config, wiring, room));
  }

  private static Future<Gateway> listen(
      Vertx vertx, GatewayConfig config, Wiring wiring, Room room) {
    return ApiServer.listen(vertx, serverOptions(config), () -> router(vertx, wiring, room))
        .recover(failure -> failed("--gateway-port", config.host(), config.port(), failure))
        .onSuccess(api -> wiring.listening(api.port()))
        .compose(
            api ->
                manage(config, vertx, wiring)
                    .map(management -> new Gateway(wiring, api, management))
                    .recover(failure -> stopAgain(vertx, api::close, failure)))
        .recover(failure -> stopAgain(vertx, wiring::close, failure));
  }

  private static Future<HttpServer> manage(GatewayConfig config, Vertx vertx, Wiring wiring) {
    return new ManagementServer(wiring.registry, wiring.health)
        .listen(vertx, config.managementPort())
        .recover(
            failure ->
                failed(
                    "--management-port", ManagementServer.HOST, config.managementPort(), failure));
  }

  private static Future<Router> router(Vertx vertx, Wiring wiring, Room room) {
    return Contract.load(vertx)
        .map(
            contract ->
                new ApiRouter(vertx, contract, wiring.access, wiring.parsedByTheOperation, room)
                    .router(vertx, wiring.operations));
  }

  private static HttpServerOptions serverOptions(GatewayConfig config) {
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(config.port())
        // bodies are unpacked under a bound of our own
        .setDecompressionSupported(false)
        // no operation is a web socket; their handlers cost every request
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setIdleTimeout(120);
  }

  /** What was started is stopped before the failure is told, so that the folder is free again. */
  private static Future<Gateway> stopAgain(Vertx vertx, Runnable close, Throwable failure) {
    Callable<Gateway> stop =
        () -> {
          close.run();
          return null;
        };
    return vertx.executeBlocking(stop).transform(stopped -> Future.failedFuture(failure));
  }

  private static <T> Future<T> failed(String option, String host, int port, Throwable failure) {
    return Future.failedFuture(
        failure instanceof BindException
            ? new StartException(
                host
                    + ":"
                    + port
                    + " is in use; stop what listens there, or choose another port with "
                    + option,
                failure)
            : failure);
  }

  /** Port of the API. */
  public int port() {
    return api.port();
  }

  /** Port of health and metrics. */
  public int managementPort() {
    return management.actualPort();
  }

  /** A fresh path that signs a data-protection officer in, once, within 15 minutes. */
  public String officerPath() {
    return "/v1/sign-in/" + wiring.access.issueLink(Role.OFFICER);
  }

  /** A fresh path that signs an administrator in, once, within 15 minutes. */
  public String administratorPath() {
    return "/v1/sign-in/" + wiring.access.issueLink(Role.ADMINISTRATOR);
  }

  /** A fresh path that signs a marketer in, once, within 15 minutes. */
  public String marketerPath() {
    return "/v1/sign-in/" + wiring.access.issueLink(Role.MARKETER);
  }

  /** A fresh path that signs an analyst in, once, within 15 minutes. */
  public String analystPath() {
    return "/v1/sign-in/" + wiring.access.issueLink(Role.ANALYST);
  }

  /** Adds to what must hold for the process to be ready. */
  public void readyWhile(String name, java.util.function.BooleanSupplier check) {
    wiring.health.readyWhile(name, check);
  }

  /** Where the process's metrics are declared and read. */
  public PrometheusRegistry registry() {
    return wiring.registry;
  }

  /** Completes exceptionally when the view is broken: nothing is allowed until the next start. */
  public CompletableFuture<Object> failed() {
    return wiring.failed();
  }

  /** Stops taking requests, says so in the log, and closes the view; never on an event loop. */
  @Override
  public void close() {
    api.close();
    management.close().toCompletionStage().toCompletableFuture().join();
    wiring.close();
  }
}
