package io.placet.gateway.decide;

import io.placet.gateway.http.ApiException;
import java.util.ArrayList;
import java.util.List;
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
  private static final int WORTH_SLICING = 100;

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

  /** What is done with a part of a list. */
  @FunctionalInterface
  interface Slice<T, R> {
    R take(List<T> items);
  }

  /**
   * Does a long list in slices beside each other, a short one as a whole, for one that was let in.
   *
   * @return what came of the slices, in order
   */
  <T, R> CompletableFuture<List<R>> inSlices(List<T> items, Slice<T, R> work) {
    return inSlices(items.size() < WORTH_SLICING ? 1 : THREADS, items, work);
  }

  /** Does a list as a whole, for one that was let in. */
  <T, R> CompletableFuture<List<R>> asWhole(List<T> items, Slice<T, R> work) {
    return inSlices(1, items, work);
  }

  private <T, R> CompletableFuture<List<R>> inSlices(int slices, List<T> items, Slice<T, R> work) {
    List<CompletableFuture<R>> done = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      List<T> own =
          items.subList(items.size() * slice / slices, items.size() * (slice + 1) / slices);
      done.add(CompletableFuture.supplyAsync(() -> work.take(own), executor()));
    }
    return CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new))
        .thenApply(none -> done.stream().map(CompletableFuture::join).toList());
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
