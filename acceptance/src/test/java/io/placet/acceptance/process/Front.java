package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before the gateway, and answers the first requests that send something as told. */
final class Front implements AutoCloseable {
  /** What becomes of a request. */
  enum Trouble {
    /** 503, and nothing is passed on. */
    AWAY(503),
    /** 429 with Retry-After, and nothing is passed on. */
    BUSY(429),
    /** It is passed on, and 503 comes back: the sender cannot know. */
    ANSWER_LOST(503);

    private final int status;

    Trouble(int status) {
      this.status = status;
    }
  }

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Queue<Trouble> troubles;
  private final List<Integer> answered = new CopyOnWriteArrayList<>();
  private final URI gateway;
  private final HttpServer server;

  Front(URI gateway, Trouble... troubles) {
    this.gateway = gateway;
    this.troubles = new ConcurrentLinkedQueue<>(List.of(troubles));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The status of each answer to what was sent. */
  List<Integer> answered() {
    return answered;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean sends = exchange.getRequestMethod().equals("POST");
      Trouble trouble = sends ? troubles.poll() : null;
      if (trouble == null || trouble == Trouble.ANSWER_LOST) {
        HttpResponse<byte[]> response = pass(exchange);
        if (trouble == null) {
          respond(exchange, response);
          return;
        }
      } else {
        exchange.getRequestBody().readAllBytes();
      }
      answered.add(trouble.status);
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "Retry-After");
      exchange.getResponseHeaders().set("Retry-After", "1");
      exchange.sendResponseHeaders(trouble.status, 2);
      exchange.getResponseBody().write("{}".getBytes(UTF_8));
    }
  }

  private void respond(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    if (exchange.getRequestMethod().equals("POST")) {
      answered.add(response.statusCode());
    }
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
