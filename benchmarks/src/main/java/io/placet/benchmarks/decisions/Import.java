package io.placet.benchmarks.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.benchmarks.deployment.GatewayProcess;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Spread;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * How many consents a second an import takes: from the first byte of the file to the answer, which
 * comes when the log has acknowledged every line. Each line is a new contact.
 */
final class Import {
  /** The promise. */
  static final int LEAST_PER_S = 20_000;

  private static final int ROUNDS = 3;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final GatewayProcess gateway;

  Import(GatewayProcess gateway) {
    this.gateway = gateway;
  }

  /**
   * Measures, after a file that warms up.
   *
   * @param lines of each file
   */
  Result measure(String bench, int lines) throws IOException, InterruptedException {
    perSecond("warm-", lines);
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(perSecond("round-" + round + "-", lines));
    }
    Spread spread = Spread.of(rounds);
    return Result.of(bench, "import_records_per_s", spread.median(), "records/s", lines)
        .beside("promised", LEAST_PER_S)
        .with(spread);
  }

  private double perSecond(String prefix, int lines) throws IOException, InterruptedException {
    String content =
        send("POST", "/v1/imports", BodyPublishers.ofString("{\"format\":\"csv\"}"))
            .path("content")
            .asText();
    long begin = System.nanoTime();
    JsonNode done =
        send(
            "PUT",
            content,
            BodyPublishers.ofInputStream(() -> ConsentFile.of("import-" + prefix, lines)));
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (done.path("written").asInt() != lines) {
      throw new IllegalStateException("not every line was written: " + done);
    }
    return lines / seconds;
  }

  private JsonNode send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("Authorization", gateway.bearer("officerToken"))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("the gateway answered " + answer.statusCode() + ": " + answer.body());
    }
    return new ObjectMapper().readTree(answer.body());
  }
}
