package io.placet.gateway.audience.export;

import io.placet.gateway.http.ApiException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The exports that are being taken. Each holds a revision of the view on the disk, so there are
 * few, and none of a reader who stopped reading.
 */
final class OpenExports implements AutoCloseable {
  private static final int MOST = 4;
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final Set<Held> open = new HashSet<>();
  private int opening;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "open-exports");
            thread.setDaemon(true);
            return thread;
          });

  OpenExports() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::closeIdle, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Makes room for one; whoever calls it calls {@link #hold} or {@link #release} next. */
  synchronized void reserve() {
    if (open.size() + opening >= MOST) {
      throw ApiException.tooMany("too many exports are being taken; try again in a minute");
    }
    opening++;
  }

  /** Nothing comes of what was reserved. */
  synchronized void release() {
    opening--;
  }

  /** Opens the members that were reserved for. */
  Members hold(Supplier<Members> members) {
    Held held;
    try {
      held = new Held(members.get());
    } catch (RuntimeException failed) {
      release();
      throw failed;
    }
    synchronized (this) {
      opening--;
      open.add(held);
    }
    return held;
  }

  synchronized int size() {
    return open.size();
  }

  private synchronized void forget(Held held) {
    open.remove(held);
  }

  private void closeIdle() {
    Set<Held> all;
    synchronized (this) {
      all = Set.copyOf(open);
    }
    all.stream().filter(held -> held.idleNanos() > LONGEST_IDLE.toNanos()).forEach(Held::close);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    Set<Held> all;
    synchronized (this) {
      all = Set.copyOf(open);
    }
    all.forEach(Held::close);
  }

  /** Members that make room when they are closed. */
  private final class Held implements Members {
    private final Members members;
    private volatile long usedAt = System.nanoTime();

    Held(Members members) {
      this.members = members;
    }

    @Override
    public Page page(String after, int limit) {
      usedAt = System.nanoTime();
      return members.page(after, limit);
    }

    long idleNanos() {
      return System.nanoTime() - usedAt;
    }

    @Override
    public void close() {
      forget(this);
      members.close();
    }
  }
}
