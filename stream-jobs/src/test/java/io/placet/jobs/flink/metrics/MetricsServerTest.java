package io.placet.jobs.flink.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("placet_a_total", Map.of("why", "a \"b\""), 3),
          new Sample("placet_a_total", Map.of("why", "c"), 4),
          new Sample("placet_b_seconds", Map.of(), 0.5));

  @Test
  void itAnswersInPrometheussTextFormat() throws Exception {
    try (MetricsServer server = MetricsServer.start(0, () -> SAMPLES)) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body())
          .isEqualTo(
              """
              # TYPE placet_a_total counter
              placet_a_total{why="a \\"b\\""} 3.0
              placet_a_total{why="c"} 4.0
              # TYPE placet_b_seconds gauge
              placet_b_seconds 0.5
              """);
    }
  }
}
