package io.placet.gateway.log;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The read barrier: an answer given after it rests on everything that was acknowledged before it
 * was asked for, on any instance. It appends a marker to each partition that waiting questions
 * touch; the marker's acknowledged offset m proves that all acknowledged before is below m; once
 * the view has applied everything below m, the view may be read. At most one barrier is in flight;
 * questions that come meanwhile join the next one, never the one in flight, whose marker may
 * precede what they must see. No clock is part of the argument.
 */
public final class Barrier implements AutoCloseable {
  /** Appends a marker to a partition; the acknowledged offset. */
  @FunctionalInterface
  public interface Markers {
    CompletableFuture<Long> append(int partition);
  }

  /** Completes when everything below an offset of a partition is applied and visible. */
  @FunctionalInterface
  public interface Applied {
    CompletableFuture<Void> whenApplied(int partition, long offset);
  }

  private static final class Round {
    final Set<Integer> partitions = new TreeSet<>();
    final CompletableFuture<Map<Integer, Long>> done = new CompletableFuture<>();
  }

  private final Markers markers;
  private final Applied view;
  private final Duration spacing;
  private final Duration timeout;

  /** A thread that is there: one made for each round would wait its turn behind all others. */
  private final ScheduledExecutorService starter =
      Executors.newSingleThreadScheduledExecutor(Barrier::daemon);

  private Round next = new Round();
  private boolean inFlight;
  private boolean closed;

  /**
   * A barrier over one view.
   *
   * @param spacing least time between the end of a round and the start of the next, so that markers
   *     stay a small share of the log
   * @param timeout after which a round fails with {@link LogUnavailableException}; a question waits
   *     for two at most, the one in flight and its own
   */
  public Barrier(Markers markers, Applied view, Duration spacing, Duration timeout) {
    this.markers = markers;
    this.view = view;
    this.spacing = spacing;
    this.timeout = timeout;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "read-barrier");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Proves the present of some partitions.
   *
   * @return for each partition of the round, these among them, the offset below which the view is
   *     applied; fails with {@link LogUnavailableException}
   */
  public CompletableFuture<Map<Integer, Long>> await(Set<Integer> partitions) {
    CompletableFuture<Map<Integer, Long>> mine;
    boolean startNow;
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(
            new LogUnavailableException("this gateway is stopping"));
      }
      next.partitions.addAll(partitions);
      mine = next.done.copy();
      startNow = !inFlight;
      inFlight = true;
    }
    if (startNow) {
      startRound();
    }
    return mine;
  }

  private void startRound() {
    Round round;
    synchronized (this) {
      round = next;
      next = new Round();
    }
    Map<Integer, Long> reached = new TreeMap<>();
    CompletableFuture<?>[] each =
        round.partitions.stream()
            .map(partition -> prove(partition, reached))
            .toArray(CompletableFuture<?>[]::new);
    var unused =
        CompletableFuture.allOf(each)
            // a round that never ends must not keep later ones from starting
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (none, failure) -> {
                  startNextLater();
                  if (failure == null) {
                    round.done.complete(reached);
                  } else {
                    round.done.completeExceptionally(unproven(failure));
                  }
                });
  }

  private static LogUnavailableException unproven(Throwable failure) {
    return new LogUnavailableException(
        "the present of the log could not be proven in time", failure);
  }

  private synchronized void startNextLater() {
    if (!closed) {
      var unused =
          starter.schedule(this::startNextIfAsked, spacing.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private CompletableFuture<Void> prove(int partition, Map<Integer, Long> reached) {
    return CompletableFuture.completedFuture(partition)
        .thenCompose(markers::append)
        .thenCompose(
            marker ->
                view.whenApplied(partition, marker)
                    .thenRun(
                        () -> {
                          synchronized (reached) {
                            reached.put(partition, marker);
                          }
                        }));
  }

  private void startNextIfAsked() {
    synchronized (this) {
      if (next.partitions.isEmpty()) {
        inFlight = false;
        return;
      }
    }
    startRound();
  }

  /** Fails what waits for a round that will not start; the one in flight ends by itself. */
  @Override
  public void close() {
    Round last;
    synchronized (this) {
      closed = true;
      last = next;
      starter.shutdownNow();
    }
    last.done.completeExceptionally(new LogUnavailableException("this gateway is stopping"));
  }
}
