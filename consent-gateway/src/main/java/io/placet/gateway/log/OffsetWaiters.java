package io.placet.gateway.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Who waits until an offset of a partition is applied. */
final class OffsetWaiters {
  private final List<TreeMap<Long, List<CompletableFuture<Void>>>> waiting = new ArrayList<>();

  OffsetWaiters(int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      waiting.add(new TreeMap<>());
    }
  }

  CompletableFuture<Void> add(int partition, long offset) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    TreeMap<Long, List<CompletableFuture<Void>>> offsets = waiting.get(partition);
    synchronized (offsets) {
      offsets.computeIfAbsent(offset, none -> new ArrayList<>(1)).add(done);
    }
    return done;
  }

  boolean areWaiting() {
    for (TreeMap<Long, List<CompletableFuture<Void>>> offsets : waiting) {
      synchronized (offsets) {
        if (!offsets.isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Completes all that wait for an offset at or below the one that is applied. */
  void release(int partition, long applied) {
    TreeMap<Long, List<CompletableFuture<Void>>> offsets = waiting.get(partition);
    List<CompletableFuture<Void>> done = new ArrayList<>();
    synchronized (offsets) {
      Map<Long, List<CompletableFuture<Void>>> reached = offsets.headMap(applied, true);
      reached.values().forEach(done::addAll);
      reached.clear();
    }
    done.forEach(future -> future.complete(null));
  }
}
