package io.placet.dashboards;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A gateway over real HTTP that gives canned answers, remembers what it was asked, and holds both
 * against the contract.
 */
final class StubGateway implements AutoCloseable {
  private static final String EVENT_STREAM = "text/event-stream";

  record Asked(String method, String uri, Map<String, String> headers, String body) {}

  record Answer(int status, Map<String, String> headers, String body) {
    /** None, while the connection stays open. */
    static final Answer NEVER = new Answer(0, Map.of(), "");

    static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    /** Of events that may still come: what is sent is sent at once, and nothing ends it. */
    static Answer stream(String events) {
      return new Answer(200, Map.of("Content-Type", EVENT_STREAM), events);
    }

    static Answer problem(int status, String title) {
      return new Answer(
          status,
          Map.of("Content-Type", "application/problem+json"),
          "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}".formatted(title, status));
    }
  }

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<String> breaches = new CopyOnWriteArrayList<>();
  private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
  private final HttpServer server;

  StubGateway(Vertx vertx) {
    server =
        Waiting.on(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
  }

  void on(String methodAndUri, Answer answer) {
    on(methodAndUri, () -> answer);
  }

  void on(String methodAndUri, Supplier<Answer> answer) {
    answers.put(methodAndUri, answer);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** What was asked or answered that is not as the contract has it. */
  List<String> breaches() {
    return List.copyOf(breaches);
  }

  Asked lastAsked(String methodAndUri) {
    return asked.stream()
        .filter(each -> (each.method() + " " + each.uri()).equals(methodAndUri))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("Never asked: " + methodAndUri));
  }

  @Override
  public void close() {
    Waiting.on(server.close());
  }

  private void answer(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Asked call = new Asked(request.method().name(), request.uri(), headers, body.toString());
    asked.add(call);
    Answer answer =
        answers
            .getOrDefault(
                request.method().name() + " " + request.uri(),
                () -> Answer.problem(404, "No such thing"))
            .get();
    if (answer.equals(Answer.NEVER)) {
      return;
    }
    breaches.addAll(OpenApi.PUBLISHED.breaches(call, answer));
    answer.headers().forEach(request.response()::putHeader);
    request.response().setStatusCode(answer.status());
    if (EVENT_STREAM.equals(answer.headers().get("Content-Type"))) {
      request.response().setChunked(true).write(answer.body());
    } else {
      request.response().end(answer.body());
    }
  }
}
