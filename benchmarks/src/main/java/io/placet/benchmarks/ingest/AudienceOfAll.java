package io.placet.benchmarks.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.benchmarks.deployment.BrokerProcess;
import io.placet.benchmarks.deployment.GatewayProcess;
import io.placet.benchmarks.ingest.AudienceBench.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/** An audience that all contacts of a gateway are in, and its exports. */
final class AudienceOfAll {
  private static final String SEGMENT = "everybody";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_AGAIN_NANOS = 200_000_000;
  private static final long LOADED_WITHIN_NANOS = 900_000_000_000L;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BrokerProcess broker;
  private final GatewayProcess gateway;
  private final int members;

  AudienceOfAll(BrokerProcess broker, GatewayProcess gateway, int members) {
    this.broker = broker;
    this.gateway = gateway;
    this.members = members;
  }

  /** Consents as a file, memberships as the stream would write them, the audience. */
  void load() throws IOException, InterruptedException {
    String content =
        ask("officerToken", "POST", "/v1/imports", "{\"format\":\"csv\"}").path("content").asText();
    JsonNode imported =
        ask(
            "officerToken",
            "PUT",
            content,
            BodyPublishers.ofInputStream(() -> MemberFile.of(members)));
    if (imported.path("written").asInt() != 2 * members) {
      throw new IllegalStateException("not every consent was written: " + imported);
    }
    ask(
        "marketerToken",
        "POST",
        "/v1/segments",
        """
        {"id":"%s","name":"Everybody","description":"All","purpose":"profiling",
         "rule":{"measure":"count","event":"Order Completed","operator":">=","value":1}}"""
            .formatted(SEGMENT));
    Memberships.write(broker.bootstrapServers(), gateway.vault(), SEGMENT, members);
    awaitMembers();
    ask(
        "marketerToken",
        "POST",
        "/v1/audiences",
        """
        {"id":"%s","name":"Everybody","source":{"segment":"%s"},
         "purpose":"newsletter","channel":"email","recipient":"mail-house",
         "identifiers":["contact"]}"""
            .formatted(SEGMENT, SEGMENT));
  }

  private void awaitMembers() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (ask("officerToken", "GET", "/v1/segments/" + SEGMENT, "").path("size").asInt()
        < members) {
      if (System.nanoTime() - begun > LOADED_WITHIN_NANOS) {
        throw new IllegalStateException("the gateway does not have all memberships in time");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** One export: asked for by one, approved by another where it is above the quota, read whole. */
  Taken take() throws IOException, InterruptedException {
    JsonNode export =
        ask(
            "marketerToken",
            "POST",
            "/v1/audiences/" + SEGMENT + "/exports",
            "{\"reason\":\"weekly newsletter\",\"format\":\"ndjson\"}");
    String path = "/v1/audience-exports/" + export.path("id").asText();
    if (export.path("state").asText().equals("awaiting-approval")) {
      ask("officerToken", "POST", path + "/approval", "{}");
    }
    long begun = System.nanoTime();
    HttpResponse<InputStream> answer =
        http.send(
            request("marketerToken", path + "/content").build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("an export answered " + answer.statusCode());
    }
    return read(answer.body(), begun);
  }

  private Taken read(InputStream rows, long begun) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long lines = 0;
    long peak = 0;
    long lookAt = 0;
    double firstRowMs = 0;
    for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
      if (lines == 0) {
        firstRowMs = (System.nanoTime() - begun) / 1e6;
      }
      for (int at = 0; at < read; at++) {
        lines += buffer[at] == '\n' ? 1 : 0;
      }
      if (System.nanoTime() > lookAt) {
        peak = Math.max(peak, Resident.megabytes(gateway.handle()));
        lookAt = System.nanoTime() + LOOK_AGAIN_NANOS;
      }
    }
    if (lines != members) {
      throw new IllegalStateException("an export had " + lines + " rows of " + members);
    }
    return new Taken(lines, (System.nanoTime() - begun) / 1e9, firstRowMs, peak);
  }

  private JsonNode ask(String credential, String method, String path, String body)
      throws IOException, InterruptedException {
    return ask(credential, method, path, BodyPublishers.ofString(body));
  }

  private JsonNode ask(String credential, String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request(credential, path)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("the gateway answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String credential, String path) throws IOException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
        .header("Authorization", gateway.bearer(credential));
  }
}
