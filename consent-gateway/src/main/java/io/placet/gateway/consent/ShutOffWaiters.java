package io.placet.gateway.consent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Who waits for receipts to complete: so many at most, each for so long, and none on a thread. */
final class ShutOffWaiters {
  private final int most;

  /** By receipt and by the number of the waiter. */
  private final Map<String, Map<Long, CompletableFuture<Void>>> byReceipt = new HashMap<>();

  private long numbers;
  private int waiting;

  ShutOffWaiters(int most) {
    this.most = most;
  }

  /**
   * Waits for a receipt.
   *
   * @return completes when the receipt is released or patience ends; empty where too many wait
   */
  synchronized Optional<CompletableFuture<Void>> add(String receiptId, Duration patience) {
    if (waiting >= most) {
      return Optional.empty();
    }
    CompletableFuture<Void> waiter = new CompletableFuture<>();
    long number = numbers++;
    byReceipt.computeIfAbsent(receiptId, none -> new HashMap<>()).put(number, waiter);
    waiting++;
    CompletableFuture<Void> gone = waiter.whenComplete((none, never) -> remove(receiptId, number));
    var unused = waiter.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    return Optional.of(gone);
  }

  void release(String receiptId) {
    List<CompletableFuture<Void>> released;
    synchronized (this) {
      released = List.copyOf(byReceipt.getOrDefault(receiptId, Map.of()).values());
    }
    released.forEach(waiter -> waiter.complete(null));
  }

  synchronized int waiting() {
    return waiting;
  }

  private synchronized void remove(String receiptId, long number) {
    Map<Long, CompletableFuture<Void>> waiters = byReceipt.get(receiptId);
    if (waiters != null && waiters.remove(number) != null) {
      waiting--;
      if (waiters.isEmpty()) {
        byReceipt.remove(receiptId);
      }
    }
  }
}
