package io.placet.gateway;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads server-sent events on a thread of its own until it is closed. */
final class EventStream implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final HttpResponse<InputStream> response;

  private EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  /** Opened once the stream has begun. */
  static EventStream open(Http caller, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + caller.port() + path))
            .header("Authorization", caller.authorization())
            .header("Accept", "text/event-stream")
            .build();
    EventStream stream =
        new EventStream(HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()));
    if (stream.response.statusCode() == 200) {
      Eventually.holds("the stream begins", () -> !stream.lines.isEmpty());
    }
    return stream;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException closed) {
      // by the test
    }
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  List<String> lines() {
    return lines;
  }

  /** Data of all events that came. */
  List<JsonObject> data() {
    return lines.stream()
        .filter(line -> line.startsWith("data: "))
        .map(line -> new JsonObject(line.substring("data: ".length())))
        .toList();
  }

  /** Waits for so many events. */
  List<JsonObject> await(int count) {
    Eventually.holds(count + " events", () -> data().size() >= count);
    return data();
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException closed) {
      // already
    }
  }
}
