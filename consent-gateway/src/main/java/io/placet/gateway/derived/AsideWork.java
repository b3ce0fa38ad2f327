package io.placet.gateway.derived;

import io.placet.gateway.http.ApiException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a feature works on what takes longer than event loops and the thread of the view may wait.
 * What it has no room for is to be asked again.
 */
public final class AsideWork implements AutoCloseable {
  private final ThreadPoolExecutor threads;

  /** Some threads, and how much may wait for them. */
  public AsideWork(String name, int threads, int waiting) {
    this.threads =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Fails at once, with what becomes a 429, where too much waits. */
  public <T> CompletableFuture<T> ask(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(
          ApiException.tooMany("too many such questions at once; try again in a moment"));
    }
  }

  /** The same with what another stage gives, such as a read barrier. */
  public <S, T> CompletableFuture<T> then(CompletionStage<S> before, Function<S, T> work) {
    return before.toCompletableFuture().thenCompose(given -> ask(() -> work.apply(given)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
