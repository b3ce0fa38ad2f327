package io.placet.gateway.audience.live;

import io.placet.domain.audience.Audience;
import io.placet.gateway.audience.change.ChangeFeed;
import io.placet.gateway.audience.change.Naming;
import io.placet.gateway.audience.change.Standings;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.http.ApiRequest;
import io.placet.gateway.http.Download;
import io.placet.gateway.http.StreamedAnswer;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** An audience's entries and exits as server-sent events. */
public final class StreamChanges implements Download, AutoCloseable {
  private static final int MOST = 20;

  private final Parts parts;
  private final Semaphore places = new Semaphore(MOST);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "audience-live");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * What it stands on.
   *
   * @param consumers of both topics, at their ends, without group
   */
  public record Parts(
      Function<String, Optional<Audience>> audiences,
      ChangeFeed changes,
      Standings standings,
      Naming names,
      Supplier<CompletableFuture<Void>> viewsCaughtUp,
      Supplier<Consumer<byte[], byte[]>> consumers) {}

  public StreamChanges(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Future<StreamedAnswer> open(ApiRequest request) {
    String id = request.pathParameter("id");
    if (parts.audiences().apply(id).isEmpty()) {
      throw ApiException.notFound("there is no such audience");
    }
    if (!places.tryAcquire()) {
      return Future.failedFuture(
          ApiException.tooMany("as many listen already as may: " + MOST + "; try again later"));
    }
    return Future.succeededFuture(
        new StreamedAnswer(
            "text/event-stream",
            Map.of("X-Accel-Buffering", "no"),
            new Listener(id, parts, threads, places::release)));
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
