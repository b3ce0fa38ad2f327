package io.placet.dashboards.insight;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads that ask a database, each by a connection of its own. So many wait; whoever comes
 * then is sent away.
 */
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** DuckDB goes as deep as a query is nested, on the caller's stack. */
  private static final long STACK_BYTES = 64L << 20;

  /** What a worker does with its connection. */
  interface Task<T> {
    T run(DuckDBConnection connection) throws SQLException;
  }

  /** Where connections come from. */
  interface Source {
    DuckDBConnection open() throws SQLException;
  }

  private final Source source;
  private final Queue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();
  private final ThreadPoolExecutor threads;

  Workers(String name, int atOnce, int waiting, Source source) {
    this.source = source;
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> new Thread(null, task, name + "-" + number.incrementAndGet(), STACK_BYTES),
            new ThreadPoolExecutor.AbortPolicy());
  }

  /** Completes with what the task returns, or why it did not; exceptionally if too many wait. */
  <T> CompletableFuture<T> submit(Task<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      threads.execute(() -> run(task, done));
    } catch (RejectedExecutionException full) {
      done.completeExceptionally(
          InsightProblem.unavailable("too many ask at once; try again shortly"));
    }
    return done;
  }

  private <T> void run(Task<T> task, CompletableFuture<T> done) {
    @Nullable DuckDBConnection connection = idle.poll();
    try {
      if (connection == null) {
        connection = source.open();
      }
      T result = task.run(connection);
      idle.add(connection);
      done.complete(result);
    } catch (SQLException | RuntimeException failed) {
      close(connection);
      done.completeExceptionally(failed);
    } catch (Throwable fatal) {
      done.completeExceptionally(fatal);
      throw fatal;
    }
  }

  /** One that failed may be in the middle of something: it is not used again. */
  private static void close(@Nullable DuckDBConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException unclean) {
      LOG.atDebug().setCause(unclean).log("A connection was not closed cleanly");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.atWarn().log("A query did not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    idle.forEach(Workers::close);
    idle.clear();
  }
}
