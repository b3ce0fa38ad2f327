package io.placet.standalone;

import io.placet.jobs.flink.cluster.LocalJob;
import io.placet.jobs.flink.metrics.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream jobs of this process. A pause ends them and keeps their checkpoints; after a pause, as
 * after a start, they go on where those are.
 */
final class Stream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
  private static final Duration START = Duration.ofMinutes(2);

  private final List<Supplier<LocalJob>> starts;
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  /** One after the other: a pause and what ends it must not overtake each other. */
  private final ExecutorService turns =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "stream");
            thread.setDaemon(true);
            return thread;
          });

  private volatile List<LocalJob> running = List.of();

  /**
   * Some jobs.
   *
   * @param starts each, in order
   */
  Stream(List<Supplier<LocalJob>> starts) {
    this.starts = List.copyOf(starts);
  }

  /**
   * Starts them, and returns once they run.
   *
   * @throws io.placet.jobs.flink.JobException if one cannot
   */
  synchronized void start() {
    if (isRunning()) {
      return;
    }
    List<LocalJob> jobs = new ArrayList<>();
    try {
      starts.forEach(start -> jobs.add(start.get()));
      jobs.forEach(job -> job.waitUntilRunning(START));
    } catch (RuntimeException refused) {
      jobs.forEach(LocalJob::close);
      throw refused;
    }
    running = List.copyOf(jobs);
    for (LocalJob job : jobs) {
      var unused = job.terminated().whenComplete((none, failure) -> ended(job, failure));
    }
  }

  /** Asks it to end for now. */
  void pause() {
    turns.execute(() -> attempt(this::end));
  }

  /** Asks it to go on. */
  void resume() {
    turns.execute(() -> attempt(this::start));
  }

  private void attempt(Runnable turn) {
    try {
      turn.run();
    } catch (RuntimeException failure) {
      if (turns.isShutdown()) {
        return; // closed in the middle of it
      }
      LOG.atError().setCause(failure).log("The stream neither paused nor went on");
      failed.completeExceptionally(failure);
    }
  }

  private synchronized void end() {
    List<LocalJob> jobs = running;
    running = List.of();
    jobs.forEach(LocalJob::close);
  }

  /** Without one of them the others are not what was asked for. */
  private void ended(LocalJob job, @Nullable Throwable failure) {
    if (running.contains(job)) {
      running = List.of();
      if (failure == null) {
        failed.complete(null);
      } else {
        failed.completeExceptionally(failure);
      }
    }
  }

  boolean isRunning() {
    return !running.isEmpty();
  }

  /** What they measure; nothing while they do not run. */
  List<Sample> metrics() {
    return running.stream().flatMap(job -> job.metrics().stream()).toList();
  }

  /** Completes when one has ended by itself. */
  CompletableFuture<Void> failed() {
    return failed.copy();
  }

  @Override
  public void close() {
    turns.shutdownNow();
    end();
  }
}
