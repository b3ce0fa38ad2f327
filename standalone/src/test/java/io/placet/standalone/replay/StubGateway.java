package io.placet.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A gateway that writes down what it is sent and answers what a test says. */
final class StubGateway implements AutoCloseable {
  static final String CREDENTIALS =
      "{\"writeKey\":\"w\",\"toolToken\":\"t\",\"consentToken\":\"c\",\"officerToken\":\"o\"}";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Answer TAKEN = new Answer(200, "{\"success\":true}", Map.of());

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> consents = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private Function<Integer, Answer> onBatch = number -> TAKEN;
  private String clock = "wall";
  private long accepted;
  private int batches;

  record Answer(int status, String body, Map<String, String> headers) {}

  StubGateway() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/batch", this::batch);
    server.createContext("/v1/contacts", this::consent);
    server.createContext("/v1/flow", this::flow);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  static Answer taken() {
    return TAKEN;
  }

  static Answer problem(int status, String detail) {
    return new Answer(
        status,
        "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(status, detail),
        Map.of());
  }

  /** The answer to each batch by its number, from 1; only answers of 200 count as taken. */
  synchronized void onBatch(Function<Integer, Answer> answer) {
    onBatch = answer;
    batches = 0;
  }

  synchronized void flow(String newClock, long newAccepted) {
    clock = newClock;
    accepted = newAccepted;
  }

  /** Every event of every batch that was taken, in the order of arrival. */
  synchronized List<JsonNode> events() {
    return List.copyOf(events);
  }

  /**
   * {@code contact purpose}, in the order of arrival; the number of events before it is its prefix.
   */
  synchronized List<String> consents() {
    return List.copyOf(consents);
  }

  synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  private void batch(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    int number;
    Function<Integer, Answer> behaviour;
    synchronized (this) {
      number = ++batches;
      behaviour = onBatch;
    }
    Answer answer =
        authorised(exchange, "Basic " + Base64.getEncoder().encodeToString("w:".getBytes(UTF_8)))
            ? behaviour.apply(number)
            : problem(401, "unknown write key");
    synchronized (this) {
      if (answer.status() == 200) {
        bodies.add(body);
        JSON.readTree(body).path("batch").forEach(events::add);
      }
    }
    send(exchange, answer);
  }

  private void consent(HttpExchange exchange) throws IOException {
    JsonNode consent = JSON.readTree(body(exchange));
    if (!authorised(exchange, "Bearer c")) {
      send(exchange, problem(401, "unknown token"));
      return;
    }
    String contact = exchange.getRequestURI().getPath().split("/", -1)[3];
    synchronized (this) {
      consents.add(events.size() + " " + contact + " " + consent.path("purpose").asText());
      bodies.add(consent.toString());
    }
    send(exchange, new Answer(201, "{\"record\":\"r\",\"revision\":\"0@1\"}", Map.of()));
  }

  private synchronized void flow(HttpExchange exchange) throws IOException {
    send(
        exchange,
        authorised(exchange, "Bearer o")
            ? new Answer(
                200,
                "{\"accepted\":%d,\"withheld\":[],\"clock\":\"%s\",\"asOf\":\"2026-01-01T00:00:00Z\"}"
                    .formatted(accepted, clock),
                Map.of())
            : problem(401, "unknown token"));
  }

  private static boolean authorised(HttpExchange exchange, String authorization) {
    return authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
