package io.placet.dashboards;

import static io.placet.dashboards.insight.Shop.BUYERS;
import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.charge;
import static io.placet.dashboards.insight.Shop.figure;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.insight.InsightTopic;
import io.placet.dashboards.insight.InsightsConfig;
import io.placet.dashboards.insight.Shop;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Dashboards with figures of two days, beside a gateway that says who calls. */
final class InsightsRig implements AutoCloseable {
  static final String ORDERS_OF_TWO_DAYS =
      "/insights/metrics/orders-by-day?from=2026-11-02&until=2026-11-04&by=channel";

  final Vertx vertx = Vertx.vertx();
  final StubGateway gateway = new StubGateway(vertx);
  private final HttpClient browser = HttpClient.newHttpClient();
  private final InsightTopic topic;
  private final Dashboards dashboards;

  InsightsRig(Path folder) throws Exception {
    topic = new InsightTopic(folder.resolve("kafka"));
    topic.release(
        figure(ORDERS, MONDAY, 40, "web", "75"),
        figure(ORDERS, MONDAY, 2, "shop", "29"),
        figure(ORDERS, MONDAY.plusDays(1), 50, "web", "75"),
        figure(BUYERS, MONDAY, 30, "web"),
        window(ORDERS, MONDAY, false),
        window(ORDERS, MONDAY.plusDays(1), false),
        window(BUYERS, MONDAY.plusDays(1), true),
        charge(ORDERS, "2026-11", "0.02"));
    signIn("analyst", "insights:read");
    dashboards =
        Waiting.on(
            Dashboards.start(
                vertx,
                new DashboardsConfig(0, gateway.uri())
                    .withInsights(
                        new InsightsConfig(
                            topic.bootstrapServers(),
                            Optional.of(folder.resolve("store")),
                            Shop.GRID))));
    awaitFilled();
  }

  private void awaitFilled() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (get("/insights/metrics").statusCode() == 503) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Whoever calls has this role and scope. */
  void signIn(String role, String scope) {
    gateway.on(
        "GET /v1/session",
        Answer.json(200, "{\"role\":\"%s\",\"scopes\":[\"%s\"]}".formatted(role, scope)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboards.port() + path));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    Waiting.on(dashboards.close());
    topic.close();
    Waiting.on(vertx.close());
  }
}
