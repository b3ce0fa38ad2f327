package io.placet.standalone.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs a fixed number of blocking tasks at once; the first failure ends all of them and is thrown
 * as it is.
 */
final class Workers {
  private static final int GRACE_SECONDS = 2;

  private Workers() {}

  interface Work {
    void run() throws ReplayStopped, InterruptedException;
  }

  /**
   * @param stop asks the others to end after what they are doing
   */
  static void runAll(List<Work> works, Runnable stop) throws ReplayStopped, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(works.size(), Workers::daemon);
    try {
      CompletionService<Void> running = new ExecutorCompletionService<>(threads);
      List<Callable<Void>> calls = new ArrayList<>();
      works.forEach(work -> calls.add(() -> call(work)));
      calls.forEach(running::submit);
      for (int i = 0; i < works.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ReplayStopped stopped) {
        throw stopped;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      stop.run();
      threads.shutdown();
      if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    }
  }

  private static Void call(Work work) throws ReplayStopped, InterruptedException {
    work.run();
    return null;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "replay");
    thread.setDaemon(true);
    return thread;
  }
}
