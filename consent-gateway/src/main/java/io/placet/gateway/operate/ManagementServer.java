package io.placet.gateway.operate;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Health and metrics on a port of their own, without sign-in, on loopback only. */
public final class ManagementServer {
  /** Nobody signs in here, so only this machine may ask. */
  public static final String HOST = "127.0.0.1";

  private final PrometheusRegistry registry;
  private final Health health;
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();

  public ManagementServer(PrometheusRegistry registry, Health health) {
    this.registry = registry;
    this.health = health;
  }

  /** Listens on loopback; fails where the port is taken. */
  public Future<HttpServer> listen(Vertx vertx, int port) {
    Router router = Router.router(vertx);
    router.get("/health/live").handler(context -> answer(context, health.live()));
    router.get("/health/ready").handler(context -> answer(context, health.ready()));
    router.get("/metrics").handler(this::metrics);
    return vertx
        .createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port))
        .requestHandler(router)
        .listen();
  }

  private static void answer(RoutingContext context, Map<String, Boolean> checks) {
    boolean ok = checks.values().stream().allMatch(Boolean::booleanValue);
    JsonObject body = new JsonObject().put("status", ok ? "UP" : "DOWN");
    checks.forEach((name, up) -> body.put(name, up ? "UP" : "DOWN"));
    context
        .response()
        .setStatusCode(ok ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .end(body.toBuffer());
  }

  private void metrics(RoutingContext context) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      format.write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    context
        .response()
        .putHeader("Content-Type", format.getContentType())
        .end(Buffer.buffer(text.toByteArray()));
  }
}
