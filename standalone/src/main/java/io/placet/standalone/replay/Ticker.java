package io.placet.standalone.replay;

import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Saves the bookmark and reports the progress twice a second, and saves once more when the process
 * is told to end.
 */
final class Ticker {
  private static final long MILLIS = 500;

  private final Bookmark bookmark;
  private final ProgressReport report;
  private final PrintWriter err;
  private final Thread onSignal = new Thread(this::interrupted, "replay-interrupted");
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "replay-ticker");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable Future<?> ticking;

  /** Of the last save, told once and not twice a second. */
  private String trouble = "";

  Ticker(Bookmark bookmark, ProgressReport report, PrintWriter err) {
    this.bookmark = bookmark;
    this.report = report;
    this.err = err;
  }

  void start() {
    Runtime.getRuntime().addShutdownHook(onSignal);
    ticking = timer.scheduleAtFixedRate(this::tick, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    timer.shutdown();
    report.end();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      return; // the process is ending, and the hook does its work
    }
  }

  private void tick() {
    save();
    report.tick();
  }

  private void interrupted() {
    save();
    report.end();
    err.println("interrupted: the position is saved, running the same command again resumes");
    err.flush();
  }

  private synchronized void save() {
    try {
      bookmark.save();
      trouble = "";
    } catch (NotReplayable e) {
      String now = String.valueOf(e.getMessage());
      if (!now.equals(trouble)) {
        err.println(now);
      }
      trouble = now;
    }
  }
}
