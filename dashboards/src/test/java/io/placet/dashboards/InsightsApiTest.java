package io.placet.dashboards;

import static io.placet.dashboards.insight.Shop.BUYERS;
import static io.placet.dashboards.insight.Shop.MONDAY;
import static io.placet.dashboards.insight.Shop.ORDERS;
import static io.placet.dashboards.insight.Shop.charge;
import static io.placet.dashboards.insight.Shop.figure;
import static io.placet.dashboards.insight.Shop.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.StubGateway.Asked;
import io.placet.dashboards.insight.InsightTopic;
import io.placet.dashboards.insight.InsightsConfig;
import io.placet.dashboards.insight.Shop;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations of insights-openapi.yaml, each answer held against it. */
@TestInstance(Lifecycle.PER_CLASS)
class InsightsApiTest {
  private static final String ORDERS_OF_A_DAY =
      "/insights/metrics/orders-by-day?from=2026-11-02&until=2026-11-04&by=channel";
  private static final String READER = session("analyst", "insights:read");

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient browser = HttpClient.newHttpClient();
  private InsightTopic topic;
  private StubGateway gateway;
  private Dashboards dashboards;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
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
    gateway = new StubGateway(vertx);
    gateway.on("GET /v1/session", Answer.json(200, READER));
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

  @AfterAll
  void stop() {
    Waiting.on(dashboards.close());
    topic.close();
    Waiting.on(vertx.close());
  }

  @BeforeEach
  void signIn() {
    gateway.on("GET /v1/session", Answer.json(200, READER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/insights/metrics",
        ORDERS_OF_A_DAY,
        ORDERS_OF_A_DAY + "&period=total&compareFrom=2026-10-01&compareUntil=2026-10-03",
        ORDERS_OF_A_DAY + "&compareFrom=2026-11-03&compareUntil=2026-11-04",
        "/insights/metrics/buyers-by-day?from=2026-11-01&until=2026-12-01&by=channel",
        "/insights/metrics/retention?from=2026-11-01&until=2026-12-01&by=cohort",
        "/insights/schema",
        "/insights/budget",
        "/insights/promise"
      })
  void everyAnswerIsAsTheContractHasIt(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(header(answer, "cache-control")).isEqualTo("no-store");
    assertThat(breaches("GET", path, "", answer)).isEmpty();
  }

  @Test
  void aMetricSaysWhatItMeans() throws Exception {
    JsonObject buyers = json(get("/insights/metrics")).getJsonArray("metrics").getJsonObject(2);

    assertThat(buyers.getBoolean("additive")).isFalse();
    assertThat(buyers.getJsonArray("means").toString())
        .contains("Distinct counts do not add up across days");
    JsonObject orders = json(get("/insights/metrics")).getJsonArray("metrics").getJsonObject(0);
    assertThat(orders.getJsonObject("released").getString("from"))
        .isEqualTo("2026-11-01T23:00:00Z");
  }

  @Test
  void sqlIsAnsweredAsTheContractHasIt() throws Exception {
    String body =
        new JsonObject()
            .put(
                "sql", "SELECT window_start, channel, value, sigma FROM orders_by_day ORDER BY ALL")
            .encode();

    HttpResponse<String> answer = post("/insights/sql", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(breaches("POST", "/insights/sql", body, answer)).isEmpty();
    assertThat(json(answer).getJsonArray("rows").encode())
        .isEqualTo(
            "[[\"2026-11-02T00:00\",\"shop\",null,5.0],[\"2026-11-02T00:00\",\"web\",40,5.0],[\"2026-11-03T00:00\",\"web\",50,5.0]]");
  }

  @Test
  void sqlThatIsNotAllowedSaysWhatIs() throws Exception {
    HttpResponse<String> refused =
        post("/insights/sql", "{\"sql\":\"SELECT * FROM read_csv('/etc/passwd')\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(header(refused, "content-type")).isEqualTo("application/problem+json");
    assertThat(json(refused).getString("detail")).contains("read_csv", "/insights/schema");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400",
        "[] | 400",
        "{\"sql\":1} | 400",
        "{\"sql\":\"SELECT 1\",\"limit\":0} | 400",
        "{\"sql\":\"SELECT 1\",\"limit\":10001} | 400",
        "{\"sql\":\"SELECT 1\",\"more\":1} | 400",
        "no json | 400",
      })
  void aBodyThatIsNoneIsRefused(String body, int status) throws Exception {
    HttpResponse<String> refused = post("/insights/sql", body);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(json(refused).getString("detail")).isNotBlank();
  }

  @Test
  void aBodyOfAnotherKindOrTooLargeIsRefused() throws Exception {
    assertThat(
            send(request("/insights/sql").POST(BodyPublishers.ofString("SELECT 1"))).statusCode())
        .isEqualTo(415);
    assertThat(post("/insights/sql", "{\"sql\":\"" + "x".repeat(70_000) + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void figuresComeAsCsv() throws Exception {
    HttpResponse<String> csv = get(ORDERS_OF_A_DAY + "&format=csv");

    assertThat(header(csv, "content-type")).startsWith("text/csv");
    assertThat(header(csv, "content-disposition")).contains("orders-by-day.csv");
    assertThat(csv.body().lines())
        .containsExactly(
            "from,until,channel,value,low,high,suppressed,windows_released,windows_expected",
            "2026-11-02T00:00,2026-11-03T00:00,shop,,,,true,1,1",
            "2026-11-02T00:00,2026-11-03T00:00,web,40,30,50,false,1,1",
            "2026-11-03T00:00,2026-11-04T00:00,web,50,40,60,false,1,1");
  }

  @Test
  void figuresAndQueriesComeAsParquet() throws Exception {
    HttpResponse<byte[]> figures =
        browser.send(
            request(ORDERS_OF_A_DAY + "&format=parquet").build(), BodyHandlers.ofByteArray());
    HttpResponse<byte[]> query =
        browser.send(
            request("/insights/sql?format=parquet")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"sql\":\"SELECT *, sum(value) OVER () FROM orders_by_day\"}"))
                .build(),
            BodyHandlers.ofByteArray());

    assertThat(new String(figures.body(), StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .endsWith("PAR1");
    assertThat(query.statusCode()).isEqualTo(200);
    assertThat(new String(query.body(), StandardCharsets.ISO_8859_1)).startsWith("PAR1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/insights/metrics/none?from=2026-11-02&until=2026-11-03 | 404",
        "/insights/metrics/orders-by-day | 400",
        "/insights/metrics/buyers-by-day?from=2026-11-02&until=2026-11-03 | 400",
        ORDERS_OF_A_DAY + "&format=xlsx | 400",
        "/insights/nothing | 404",
        "/insights/sql | 405",
      })
  void whatCannotBeAnsweredIsAProblem(String path, int status) throws Exception {
    HttpResponse<String> problem = get(path);

    assertThat(problem.statusCode()).isEqualTo(status);
    assertThat(header(problem, "content-type")).isEqualTo("application/problem+json");
    assertThat(json(problem).getString("detail")).isNotBlank();
  }

  @Test
  void whoCallsIsAskedOfTheGatewayEachTime() throws Exception {
    send(
        request("/insights/budget")
            .header("Authorization", "Bearer analyst")
            .header("Cookie", "placet_session=s1"));

    Asked asked = gateway.lastAsked("GET /v1/session");
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer analyst")
        .containsEntry("cookie", "placet_session=s1");
  }

  @Test
  void whoeverTheGatewayDoesNotKnowReadsNothing() throws Exception {
    gateway.on("GET /v1/session", Answer.problem(401, "Unknown caller"));

    for (String path :
        new String[] {
          "/insights/metrics", ORDERS_OF_A_DAY, "/insights/schema", "/insights/budget"
        }) {
      HttpResponse<String> refused = get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.body()).doesNotContain("orders");
    }
    assertThat(post("/insights/sql", "{\"sql\":\"SELECT 1\"}").statusCode()).isEqualTo(401);
  }

  @Test
  void whoMayNotReadFiguresIsTold() throws Exception {
    gateway.on("GET /v1/session", Answer.json(200, session("administrator", "flow:read")));

    HttpResponse<String> refused = get("/insights/budget");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).getString("detail")).contains("insights:read");
  }

  @Test
  void aGatewayThatFailsOpensNothing() throws Exception {
    gateway.on("GET /v1/session", Answer.problem(503, "Away"));
    assertThat(get("/insights/budget").statusCode()).isEqualTo(502);

    gateway.on("GET /v1/session", new Answer(200, Map.of(), "[]"));
    assertThat(get("/insights/budget").statusCode()).isEqualTo(502);
  }

  @Test
  void withoutKafkaItSaysSo() throws Exception {
    Dashboards without =
        Waiting.on(Dashboards.start(vertx, new DashboardsConfig(0, gateway.uri())));
    try {
      HttpResponse<String> none =
          send(
              HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + without.port() + "/insights/metrics")));

      assertThat(none.statusCode()).isEqualTo(503);
      assertThat(json(none).getString("detail")).contains("no Kafka is configured");
    } finally {
      Waiting.on(without.close());
    }
  }

  @Test
  void theContractIsForEverybody() throws Exception {
    gateway.on("GET /v1/session", Answer.problem(401, "Unknown caller"));

    HttpResponse<String> contract = get("/insights/openapi.yaml");

    assertThat(contract.statusCode()).isEqualTo(200);
    assertThat(contract.body()).startsWith("openapi: 3.1.0");
  }

  private static List<String> breaches(
      String method, String path, String body, HttpResponse<String> answer) {
    return OpenApi.INSIGHTS.breaches(
        new Asked(method, path, Map.of(), body),
        new Answer(answer.statusCode(), Map.of(), answer.body()));
  }

  private static String session(String role, String scope) {
    return "{\"role\":\"%s\",\"scopes\":[\"%s\"]}".formatted(role, scope);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboards.port() + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }
}
