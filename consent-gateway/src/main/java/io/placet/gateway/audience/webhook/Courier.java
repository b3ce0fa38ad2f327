package io.placet.gateway.audience.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings a message to a receiver's address, over TLS with the receiver's name, and follows nobody
 * elsewhere. What the receiver answers besides its status is not read.
 */
final class Courier implements AutoCloseable {
  private static final int CONNECT_MS = 5_000;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_READ = 64 * 1024;

  private final HttpClient client;
  private final Duration patience;

  /**
   * Of the process.
   *
   * @param patience for one attempt
   */
  Courier(Vertx vertx, Duration patience) {
    this.patience = patience;
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MS)
                .setIdleTimeout((int) patience.toSeconds() + 1),
            new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
  }

  /** One attempt; never fails. */
  CompletableFuture<Attempt> send(
      Target target, String path, Map<String, String> headers, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            // the address that was looked at, whatever the name leads to by now
            .setServer(
                SocketAddress.inetSocketAddress(
                    new InetSocketAddress(target.address(), target.port())))
            .setHost(Target.host(target.url()))
            .setPort(target.port())
            .setSsl(target.isTls())
            .setFollowRedirects(false)
            .setURI(path);
    headers.forEach(options::putHeader);
    AtomicBoolean sent = new AtomicBoolean();
    Future<Attempt> attempt =
        client
            .request(options)
            .compose(
                request -> {
                  sent.set(true);
                  return answered(request, body);
                });
    return attempt
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> unreachable(failure, sent.get()));
  }

  private static Future<Attempt> answered(HttpClientRequest request, Buffer body) {
    return request.send(body).map(response -> attempt(request, response));
  }

  private static Attempt attempt(HttpClientRequest request, HttpClientResponse response) {
    long[] read = {0};
    response.handler(
        part -> {
          read[0] += part.length();
          if (read[0] > MOST_READ) {
            request.connection().close();
          }
        });
    response.exceptionHandler(cut -> {});
    return Attempt.ofStatus(
        response.statusCode(), Optional.ofNullable(response.getHeader("Retry-After")));
  }

  /** Its kind alone: a message may say what must not be shown. */
  private static Attempt unreachable(Throwable failure, boolean sent) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new Attempt.Failed(
        "not reached: " + cause.getClass().getSimpleName(), Optional.empty(), false, sent);
  }

  @Override
  public void close() {
    var unused = client.close();
  }
}
