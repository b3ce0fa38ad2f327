package io.placet.gateway.decide;

import io.placet.gateway.http.ApiException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Where many decisions are made at once: neither on the event loop nor on the thread of the view,
 * which single questions wait for. What it has no room for is to be asked again.
 */
final class BulkWork implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 64;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          BulkWork::thread);

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "bulk-decisions");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs what follows a read barrier; whoever was let in by {@link #supply} is not turned away. */
  Executor executor() {
    return task -> {
      try {
        threads.execute(task);
      } catch (RejectedExecutionException full) {
        task.run();
      }
    };
  }

  /** Fails at once, with what becomes a 503, where too much waits. */
  <T> CompletableFuture<T> supply(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(
          ApiException.unavailable("too many bulk questions at once; try again"));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
