package io.placet.gateway.log;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The read barrier: an answer given after it rests on everything that was acknowledged before it
 * was asked for, on any instance. It appends a marker to each partition that waiting questions
 * touch; the marker's acknowledged offset m proves that all acknowledged before is below m; once
 * the view has applied everything below m, the view may be read. At most one barrier is in flight;
 * questions that come meanwhile join the next one, never the one in flight, whose marker may
 * precede what they must see. No clock is part of the argument.
 */
public final class Barrier {
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
  private final Duration timeout;
  private final Executor spaced;
  private Round next = new Round();
  private boolean inFlight;

  /**
   * A barrier over one view.
   *
   * @param spacing least time between the starts of two rounds, so that markers stay a small share
   *     of the log
   * @param timeout after which a question fails with {@link LogUnavailableException}
   */
  public Barrier(Markers markers, Applied view, Duration spacing, Duration timeout) {
    this.markers = markers;
    this.view = view;
    this.timeout = timeout;
    this.spaced = CompletableFuture.delayedExecutor(spacing.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Proves the present of some partitions.
   *
   * @return for each partition the offset below which the view is applied; fails with {@link
   *     LogUnavailableException}
   */
  public CompletableFuture<Map<Integer, Long>> await(Set<Integer> partitions) {
    CompletableFuture<Map<Integer, Long>> mine;
    boolean startNow;
    synchronized (this) {
      next.partitions.addAll(partitions);
      mine = next.done.copy();
      startNow = !inFlight;
      inFlight = true;
    }
    if (startNow) {
      startRound();
    }
    return mine.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    new LogUnavailableException(
                        "the present of the log could not be proven in time", failure)));
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
                  if (failure == null) {
                    round.done.complete(reached);
                  } else {
                    round.done.completeExceptionally(failure);
                  }
                  spaced.execute(this::startNextIfAsked);
                });
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
}
