package io.placet.gateway.audience.list;

import io.placet.gateway.http.ApiException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The threads that change lists: few, and one for each list. */
final class ListWork implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final int CLOSE_S = 10;

  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          60,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> new Thread(task, "list"));

  /**
   * Does something with a list, on a thread that may wait.
   *
   * @throws ApiException where the list is being changed, or too many are
   */
  <T> CompletableFuture<T> with(String list, Supplier<T> work) {
    if (!busy.add(list)) {
      throw ApiException.conflict("this list is being changed; try again when that is over");
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              T result = work.get();
              busy.remove(list);
              done.complete(result);
            } catch (RuntimeException | Error failed) {
              busy.remove(list);
              done.completeExceptionally(failed);
            }
          });
    } catch (RejectedExecutionException full) {
      busy.remove(list);
      throw ApiException.unavailable(
          AT_ONCE + " lists are being changed, which is the most; try again later");
    }
    return done;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
