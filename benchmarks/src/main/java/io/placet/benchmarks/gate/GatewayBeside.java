package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Cleanup;
import io.placet.gateway.Gateway;
import io.placet.gateway.GatewayConfig;
import io.placet.vault.Vault;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.HdrHistogram.Histogram;

/** A gateway in this process: it takes no load, and completes the receipts of what is withdrawn. */
public final class GatewayBeside {
  private static final int PATIENCE_SECONDS = 30;

  private final int port;
  private final JsonObject credentials;
  private final HttpClient http = HttpClient.newHttpClient();

  private GatewayBeside(int port, JsonObject credentials) {
    this.port = port;
    this.credentials = credentials;
  }

  static GatewayBeside start(Cleanup cleanup, GatewayConfig config, Vault vault) {
    Vertx vertx = Vertx.vertx();
    cleanup.keep(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    Gateway gateway =
        cleanup.keep(
            Gateway.start(vertx, config, vault, Clock.systemUTC())
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    try {
      JsonObject credentials =
          new JsonObject(Files.readString(config.folder().resolveSibling("credentials.json")));
      return new GatewayBeside(gateway.port(), credentials);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /**
   * The times from the broker's acknowledgement to the complete receipt, in microseconds, as the
   * receipts say them.
   */
  public Histogram confirmations(Collection<String> receipts)
      throws IOException, InterruptedException {
    Histogram micros = new Histogram(3);
    for (String id : receipts) {
      JsonObject receipt = complete(id);
      Duration took =
          Duration.between(
              Instant.parse(receipt.getString("acknowledgedAt")),
              Instant.parse(receipt.getString("completedAt")));
      micros.recordValue(Math.max(500, took.toNanos() / 1_000));
    }
    return micros;
  }

  /**
   * Asks as one of those whom the credentials name.
   *
   * @param credential its name in {@code credentials.json}
   * @throws IllegalStateException if the answer is not one of success
   */
  public JsonObject ask(String credential, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + credentials.getString(credential))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return new JsonObject(answer.body());
  }

  private JsonObject complete(String id) throws IOException, InterruptedException {
    JsonObject receipt =
        new JsonObject(
            http.send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/v1/shut-offs/" + id))
                        .header("Authorization", "Bearer " + credentials.getString("officerToken"))
                        .header("Prefer", "wait=" + PATIENCE_SECONDS)
                        .build(),
                    BodyHandlers.ofString())
                .body());
    if (!receipt.getBoolean("complete", false)) {
      throw new IllegalStateException("a receipt is not complete: " + receipt);
    }
    return receipt;
  }
}
