package io.placet.standalone;

import io.placet.jobs.contact.ContactJob;
import io.placet.jobs.contact.ContactJobConfig;
import io.placet.jobs.flink.metrics.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contact job of this process. A pause ends it and keeps its checkpoints; after a pause, as
 * after a start, it goes on where they are.
 */
final class Stream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
  private static final Duration START = Duration.ofMinutes(2);

  private final ContactJobConfig config;
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  /** One after the other: a pause and what ends it must not overtake each other. */
  private final ExecutorService turns =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "stream");
            thread.setDaemon(true);
            return thread;
          });

  private volatile @Nullable ContactJob running;

  Stream(ContactJobConfig config) {
    this.config = config;
  }

  /**
   * Starts it, and returns once it runs.
   *
   * @throws io.placet.jobs.flink.JobException if it cannot
   */
  synchronized void start() {
    if (running != null) {
      return;
    }
    ContactJob job = ContactJob.start(config);
    running = job;
    job.waitUntilRunning(START);
    var unused = job.terminated().whenComplete((none, failure) -> ended(job, failure));
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
    ContactJob job = running;
    running = null;
    if (job != null) {
      job.close();
    }
  }

  private void ended(ContactJob job, @Nullable Throwable failure) {
    if (running == job) {
      running = null;
      if (failure == null) {
        failed.complete(null);
      } else {
        failed.completeExceptionally(failure);
      }
    }
  }

  boolean isRunning() {
    return running != null;
  }

  /** What it measures; nothing while it does not run. */
  List<Sample> metrics() {
    ContactJob job = running;
    return job == null ? List.of() : job.metrics();
  }

  /** Completes when it has ended by itself. */
  CompletableFuture<Void> failed() {
    return failed.copy();
  }

  @Override
  public void close() {
    turns.shutdownNow();
    end();
  }
}
