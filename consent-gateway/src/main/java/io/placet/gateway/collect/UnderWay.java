package io.placet.gateway.collect;

import io.placet.gateway.http.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Bounds what is being taken in at one time, so that a slow log means answers of 429 and not a full
 * heap.
 */
public final class UnderWay {
  /**
   * Beyond what a log that answers ever leaves waiting; parsed, a body takes some ten times its
   * size.
   */
  public static final int MAX_SUBMISSIONS = 2_000;

  /** The same for their bodies. */
  public static final long MAX_BYTES = 24L << 20;

  private final int maxSubmissions;
  private final long maxBytes;
  private final CollectMetrics metrics;
  private int submissions;
  private long bytes;

  public UnderWay(CollectMetrics metrics) {
    this(MAX_SUBMISSIONS, MAX_BYTES, metrics);
  }

  UnderWay(int maxSubmissions, long maxBytes, CollectMetrics metrics) {
    this.maxSubmissions = maxSubmissions;
    this.maxBytes = maxBytes;
    this.metrics = metrics;
  }

  /**
   * Begins work on a body, where there is room for it.
   *
   * @throws ApiException 429 where there is none
   */
  <T> CompletableFuture<T> run(long size, Supplier<CompletableFuture<T>> work) {
    enter(size);
    try {
      return work.get().whenComplete((done, failure) -> leave(size));
    } catch (RuntimeException failed) {
      leave(size);
      throw failed;
    }
  }

  private synchronized void enter(long size) {
    // one alone always fits: it is within the bound for bodies
    if (submissions >= maxSubmissions || (submissions > 0 && bytes + size > maxBytes)) {
      metrics.shed();
      throw ApiException.tooMany(
          "more events are being taken in than there is room for; send again");
    }
    submissions++;
    bytes += size;
  }

  private synchronized void leave(long size) {
    submissions--;
    bytes -= size;
  }
}
