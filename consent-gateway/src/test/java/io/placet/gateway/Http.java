package io.placet.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Speaks HTTP with one port of loopback, as one caller. */
public record Http(int port, String authorization) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Without a caller. */
  public static Http on(int port) {
    return new Http(port, "");
  }

  public Http bearer(String token) {
    return new Http(port, "Bearer " + token);
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Answer post(String path, JsonObject body, String... headers) {
    return send(json(path, body, headers));
  }

  public Answer put(String path, JsonObject body) {
    return send(
        request(path)
            .PUT(BodyPublishers.ofString(body.encode()))
            .header("Content-Type", "application/json"));
  }

  public CompletableFuture<Answer> postLater(String path, JsonObject body) {
    return later(json(path, body));
  }

  public CompletableFuture<Answer> getLater(String path, String... headers) {
    return later(request(path, headers).GET());
  }

  private static CompletableFuture<Answer> later(HttpRequest.Builder request) {
    return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::new);
  }

  public Answer postBytes(String path, byte[] body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
  }

  public Answer put(String path, BodyPublisher body, String... headers) {
    return send(request(path, headers).PUT(body));
  }

  public Answer method(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  private HttpRequest.Builder json(String path, JsonObject body, String... headers) {
    BodyPublisher text = BodyPublishers.ofString(body.encode());
    return request(path, headers).POST(text).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException noAnswer) {
      throw new UncheckedIOException(noAnswer);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
