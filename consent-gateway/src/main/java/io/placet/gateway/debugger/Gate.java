package io.placet.gateway.debugger;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What of the queue may still be shown when its turn comes. */
@FunctionalInterface
public interface Gate {
  /** The same entries in their order, without values that may not. */
  CompletableFuture<List<Seen>> letThrough(List<Seen> seen);
}
