package io.placet.dashboards;

import static io.placet.dashboards.InsightsRig.ORDERS_OF_TWO_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.placet.dashboards.StubGateway.Answer;
import io.placet.dashboards.StubGateway.Asked;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Who may read figures is the gateway's to say, at each call. */
@TestInstance(Lifecycle.PER_CLASS)
class InsightsCallersTest {
  private InsightsRig rig;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    rig = new InsightsRig(folder);
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void signIn() {
    rig.signIn("analyst", "insights:read");
  }

  @Test
  void whoCallsIsAskedOfTheGatewayEachTime() throws Exception {
    rig.send(
        rig.request("/insights/budget")
            .header("Authorization", "Bearer analyst")
            .header("Cookie", "placet_session=s1"));

    Asked asked = rig.gateway.lastAsked("GET /v1/session");
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer analyst")
        .containsEntry("cookie", "placet_session=s1");
  }

  @Test
  void whoeverTheGatewayDoesNotKnowReadsNothing() throws Exception {
    rig.gateway.on("GET /v1/session", Answer.problem(401, "Unknown caller"));

    for (String path :
        new String[] {
          "/insights/metrics", ORDERS_OF_TWO_DAYS, "/insights/schema", "/insights/budget"
        }) {
      HttpResponse<String> refused = rig.get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.body()).doesNotContain("orders");
    }
    assertThat(rig.post("/insights/sql", "{\"sql\":\"SELECT 1\"}").statusCode()).isEqualTo(401);
  }

  @Test
  void whoMayNotReadFiguresIsTold() throws Exception {
    rig.signIn("administrator", "flow:read");

    HttpResponse<String> refused = rig.get("/insights/budget");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).getString("detail")).contains("insights:read");
  }

  @Test
  void aGatewayThatFailsOpensNothing() throws Exception {
    rig.gateway.on("GET /v1/session", Answer.problem(503, "Away"));
    assertThat(rig.get("/insights/budget").statusCode()).isEqualTo(502);

    rig.gateway.on("GET /v1/session", new Answer(200, Map.of(), "[]"));
    assertThat(rig.get("/insights/budget").statusCode()).isEqualTo(502);
  }

  @Test
  void withoutKafkaItSaysSo() throws Exception {
    Dashboards without =
        Waiting.on(Dashboards.start(rig.vertx, new DashboardsConfig(0, rig.gateway.uri())));
    try {
      HttpResponse<String> none =
          rig.send(
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
    rig.gateway.on("GET /v1/session", Answer.problem(401, "Unknown caller"));

    HttpResponse<String> contract = rig.get("/insights/openapi.yaml");

    assertThat(contract.statusCode()).isEqualTo(200);
    assertThat(contract.body()).startsWith("openapi: 3.1.0");
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }
}
