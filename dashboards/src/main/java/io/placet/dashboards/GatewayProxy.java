package io.placet.dashboards;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streams a call to the configured gateway, and to no other place, with the prefix taken off. */
final class GatewayProxy implements Handler<RoutingContext>, ProxyInterceptor {
  static final String PREFIX = "/api";

  private static final Logger LOG = LoggerFactory.getLogger(GatewayProxy.class);

  private static final MediaType PROBLEM = MediaType.parse("application/problem+json");

  private final URI gateway;
  private final HttpProxy proxy;

  /** A page asks several times a second: only a change is worth a line in the log. */
  private final AtomicBoolean away = new AtomicBoolean();

  GatewayProxy(HttpClient client, DashboardsConfig config) {
    gateway = config.gatewayUri();
    RequestOptions target = config.gateway();
    this.proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .origin(context -> client.request(new RequestOptions(target)))
            .addInterceptor(this);
  }

  @Override
  public void handle(RoutingContext context) {
    proxy.handle(context.request());
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    ProxyRequest request = context.request();
    String path = request.getURI().substring(PREFIX.length());
    request.setURI(path.startsWith("/") ? path : "/" + path);
    sayWhoAsked(request);
    return context
        .sendRequest()
        .onSuccess(answer -> sayThatItIsBack())
        .recover(cause -> Future.succeededFuture(problem(request, cause)));
  }

  /** What the caller claims about itself is replaced: this server is the first hop that is ours. */
  private static void sayWhoAsked(ProxyRequest request) {
    HttpServerRequest asked = request.proxiedRequest();
    request.headers().remove("Forwarded").remove("X-Forwarded-Port").remove("X-Forwarded-Host");
    request
        .putHeader("X-Forwarded-For", asked.remoteAddress().hostAddress())
        .putHeader("X-Forwarded-Proto", asked.scheme());
    if (asked.authority() != null) {
      request.putHeader("X-Forwarded-Host", asked.authority().toString());
    }
  }

  private ProxyResponse problem(ProxyRequest request, Throwable cause) {
    boolean full = cause instanceof ConnectionPoolTooBusyException;
    int status = full ? 503 : 502;
    String title = full ? "Too many calls at once" : "The gateway does not answer";
    if (!full && away.compareAndSet(false, true)) {
      LOG.atWarn().addKeyValue("gateway", gateway).addKeyValue("cause", cause).log(title);
    }
    JsonObject problem =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", full ? "Try again shortly" : "Check that the gateway is running");
    Buffer body = problem.toBuffer();
    return request
        .release()
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .setBody(Body.body(body, PROBLEM));
  }

  private void sayThatItIsBack() {
    if (away.compareAndSet(true, false)) {
      LOG.atInfo().addKeyValue("gateway", gateway).log("The gateway answers again");
    }
  }
}
