package io.placet.gateway.debugger;

import io.placet.gateway.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells all who watch what this gateway sees. Bounded: watchers, and what waits for each. */
public final class Debugger implements AutoCloseable {
  static final int MAX_WATCHERS = 20;

  /** After which a watcher asks again, and so is asked again who it is. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final Gate gate;
  private final DebuggerMetrics metrics;
  private final Clock clock;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Debugger::daemon);

  public Debugger(Gate gate, DebuggerMetrics metrics, Clock clock) {
    this.gate = gate;
    this.metrics = metrics;
    this.clock = clock;
    var unused =
        timer.scheduleAtFixedRate(
            this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "debugger-heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether anybody watches. */
  public boolean isWatched() {
    return !watchers.isEmpty();
  }

  /** Tells who watches; never waits for any of them. */
  public void saw(List<Seen> seen) {
    for (Watcher watcher : watchers) {
      seen.forEach(watcher::offer);
    }
  }

  synchronized Watcher watch(View view) {
    if (watchers.size() >= MAX_WATCHERS) {
      throw ApiException.tooMany("at most " + MAX_WATCHERS + " can watch at once");
    }
    Watcher watcher = new Watcher(view, gate, clock.instant().plus(LIFE), this);
    watchers.add(watcher);
    return watcher;
  }

  void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  void lost() {
    metrics.lost();
  }

  private void beat() {
    watchers.forEach(watcher -> watcher.beat(clock.instant()));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    watchers.forEach(watcher -> watcher.beat(clock.instant().plus(LIFE)));
  }
}
