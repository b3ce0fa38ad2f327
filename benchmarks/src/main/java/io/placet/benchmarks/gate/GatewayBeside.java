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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.HdrHistogram.Histogram;

/** A gateway in this process: it takes no load, and completes the receipts of what is withdrawn. */
final class GatewayBeside {
  private static final int PATIENCE_SECONDS = 30;

  private final int port;
  private final String officer;
  private final HttpClient http = HttpClient.newHttpClient();

  private GatewayBeside(int port, String officer) {
    this.port = port;
    this.officer = officer;
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
      return new GatewayBeside(gateway.port(), credentials.getString("officerToken"));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /**
   * The times from the broker's acknowledgement to the complete receipt, in microseconds, as the
   * receipts say them.
   */
  Histogram confirmations(Collection<String> receipts) throws IOException, InterruptedException {
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

  private JsonObject complete(String id) throws IOException, InterruptedException {
    JsonObject receipt =
        new JsonObject(
            http.send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/v1/shut-offs/" + id))
                        .header("Authorization", "Bearer " + officer)
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
