package io.placet.dashboards;

import static io.placet.dashboards.InsightsRig.ORDERS_OF_TWO_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.StubGateway.Asked;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
  private InsightsRig rig;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    rig = new InsightsRig(folder);
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/insights/metrics",
        ORDERS_OF_TWO_DAYS,
        ORDERS_OF_TWO_DAYS + "&period=total&compareFrom=2026-10-01&compareUntil=2026-10-03",
        ORDERS_OF_TWO_DAYS + "&compareFrom=2026-11-03&compareUntil=2026-11-04",
        "/insights/metrics/buyers-by-day?from=2026-11-01&until=2026-12-01&by=channel",
        "/insights/metrics/retention?from=2026-11-01&until=2026-12-01&by=cohort",
        "/insights/schema",
        "/insights/budget",
        "/insights/promise"
      })
  void everyAnswerIsAsTheContractHasIt(String path) throws Exception {
    HttpResponse<String> answer = rig.get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(header(answer, "cache-control")).isEqualTo("no-store");
    assertThat(breaches("GET", path, "", answer)).isEmpty();
  }

  @Test
  void aMetricSaysWhatItMeans() throws Exception {
    JsonObject buyers = json(rig.get("/insights/metrics")).getJsonArray("metrics").getJsonObject(2);

    assertThat(buyers.getBoolean("additive")).isFalse();
    assertThat(buyers.getJsonArray("means").toString())
        .contains("Distinct counts do not add up across days");
    JsonObject orders = json(rig.get("/insights/metrics")).getJsonArray("metrics").getJsonObject(0);
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

    HttpResponse<String> answer = rig.post("/insights/sql", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(breaches("POST", "/insights/sql", body, answer)).isEmpty();
    assertThat(json(answer).getJsonArray("rows").encode())
        .isEqualTo(
            "[[\"2026-11-02T00:00\",\"shop\",null,5.0],[\"2026-11-02T00:00\",\"web\",40,5.0],[\"2026-11-03T00:00\",\"web\",50,5.0]]");
  }

  @Test
  void sqlThatIsNotAllowedSaysWhatIs() throws Exception {
    HttpResponse<String> refused =
        rig.post("/insights/sql", "{\"sql\":\"SELECT * FROM read_csv('/etc/passwd')\"}");

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
    HttpResponse<String> refused = rig.post("/insights/sql", body);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(json(refused).getString("detail")).isNotBlank();
  }

  @Test
  void aBodyOfAnotherKindOrTooLargeIsRefused() throws Exception {
    assertThat(
            rig.send(rig.request("/insights/sql").POST(BodyPublishers.ofString("SELECT 1")))
                .statusCode())
        .isEqualTo(415);
    assertThat(rig.post("/insights/sql", "{\"sql\":\"" + "x".repeat(70_000) + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void figuresComeAsCsv() throws Exception {
    HttpResponse<String> csv = rig.get(ORDERS_OF_TWO_DAYS + "&format=csv");

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
    HttpResponse<byte[]> figures = rig.bytes(rig.request(ORDERS_OF_TWO_DAYS + "&format=parquet"));
    HttpResponse<byte[]> query =
        rig.bytes(
            rig.request("/insights/sql?format=parquet")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"sql\":\"SELECT *, sum(value) OVER () FROM orders_by_day\"}")));

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
        ORDERS_OF_TWO_DAYS + "&format=xlsx | 400",
        "/insights/nothing | 404",
        "/insights/sql | 405",
      })
  void whatCannotBeAnsweredIsAProblem(String path, int status) throws Exception {
    HttpResponse<String> problem = rig.get(path);

    assertThat(problem.statusCode()).isEqualTo(status);
    assertThat(header(problem, "content-type")).isEqualTo("application/problem+json");
    assertThat(json(problem).getString("detail")).isNotBlank();
  }

  private static List<String> breaches(
      String method, String path, String body, HttpResponse<String> answer) {
    return OpenApi.INSIGHTS.breaches(
        new Asked(method, path, Map.of(), body),
        new Answer(answer.statusCode(), Map.of(), answer.body()));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("none");
  }
}
