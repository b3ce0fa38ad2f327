package io.placet.gateway.consent;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Who waits for receipts to complete: so many at most, each for so long, and none on a thread. */
final class ShutOffWaiters {
  private final int most;
  private final Map<String, Set<CompletableFuture<Void>>> byReceipt = new HashMap<>();
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
    byReceipt.computeIfAbsent(receiptId, none -> new HashSet<>()).add(waiter);
    waiting++;
    CompletableFuture<Void> gone = waiter.whenComplete((none, never) -> remove(receiptId, waiter));
    var unused = waiter.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    return Optional.of(gone);
  }

  void release(String receiptId) {
    Set<CompletableFuture<Void>> released;
    synchronized (this) {
      released = Set.copyOf(byReceipt.getOrDefault(receiptId, Set.of()));
    }
    released.forEach(waiter -> waiter.complete(null));
  }

  synchronized int waiting() {
    return waiting;
  }

  private synchronized void remove(String receiptId, CompletableFuture<Void> waiter) {
    Set<CompletableFuture<Void>> waiters = byReceipt.get(receiptId);
    if (waiters != null && waiters.remove(waiter)) {
      waiting--;
      if (waiters.isEmpty()) {
        byReceipt.remove(receiptId);
      }
    }
  }
}
