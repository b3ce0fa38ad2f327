package io.placet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.embedded.kafka.EmbeddedKafka;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As it is started in a company, no receiver may lie inside. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTargetsTest {
  private static final String AUDIENCE = "targets";

  private final RunningGateway gateway;

  WebhookTargetsTest(EmbeddedKafka kafka, @TempDir Path folder) {
    GatewayConfig config =
        RunningGateway.config(kafka.bootstrapServers(), folder.resolve("gateway"), 0, 0)
            .withLoopbackWebhooks(false);
    gateway = RunningGateway.start(config, Clock.systemUTC());
  }

  @BeforeAll
  void audience() {
    Http marketer = gateway.marketer();
    assertThat(
            marketer
                .post(
                    "/v1/segments",
                    new JsonObject()
                        .put("id", AUDIENCE)
                        .put("name", "Buyers")
                        .put("description", "Who ordered")
                        .put("purpose", "profiling")
                        .put("rule", SegmentsAtTheGateway.orders(1)))
                .status())
        .isEqualTo(201);
    assertThat(
            marketer
                .post(
                    "/v1/audiences",
                    new JsonObject()
                        .put("id", AUDIENCE)
                        .put("name", "Readers")
                        .put("source", new JsonObject().put("segment", AUDIENCE))
                        .put("purpose", "newsletter")
                        .put("channel", "email")
                        .put("recipient", "mail-house")
                        .put("identifiers", new JsonArray().add("contact")))
                .status())
        .isEqualTo(201);
  }

  @AfterAll
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9092/",
        "https://127.0.0.1/",
        "https://localhost:8090/metrics",
        "https://[::1]/",
        "https://0.0.0.0/",
        "https://10.0.0.7/hook",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/latest/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://user@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO"
      })
  void whatLiesInsideIsRefusedAndNothingIsMade(String url) {
    Answer answer =
        gateway
            .marketer()
            .post(
                "/v1/audiences/" + AUDIENCE + "/destinations",
                new JsonObject().put("url", url).put("reason", "weekly newsletter"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().getString("detail")).startsWith("url: ");
    assertThat(gateway.marketer().get("/v1/destinations").list("destinations"))
        .noneMatch(destination -> destination.getString("audience").equals(AUDIENCE));
  }
}
