package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GatewayBeside;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** A segment that is defined while contacts are there, and its progress. */
final class Backfill {
  static final String SEGMENT = "backfilled";

  private static final Duration AT_MOST = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final GatewayBeside gateway;
  private final CompletableFuture<Double> seconds = new CompletableFuture<>();

  private Backfill(GatewayBeside gateway) {
    this.gateway = gateway;
  }

  /** Defines it, and looks from a thread of its own at how far it is. */
  static Backfill begin(GatewayBeside gateway) {
    Backfill backfill = new Backfill(gateway);
    Thread watch = new Thread(backfill::watch, "bench-backfill");
    watch.setDaemon(true);
    watch.start();
    return backfill;
  }

  boolean isOver() {
    return seconds.isDone();
  }

  /** From the definition until its progress said that it is complete. */
  double seconds() {
    return seconds.join();
  }

  private void watch() {
    try {
      long begun = System.nanoTime();
      JsonObject unused =
          gateway.ask("marketerToken", "POST", "/v1/segments", definition().encode());
      while (!isComplete()) {
        if (System.nanoTime() - begun > AT_MOST.toNanos()) {
          throw new IllegalStateException("the new segment is not complete in time");
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      boolean told = seconds.complete((System.nanoTime() - begun) / 1e9);
      assert told;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      boolean told = seconds.completeExceptionally(failed);
      assert told;
    }
  }

  private boolean isComplete() throws IOException, InterruptedException {
    return gateway
        .ask("marketerToken", "GET", "/v1/segments/" + SEGMENT + "/progress", "")
        .getBoolean("complete", false);
  }

  /** True of about half of the contacts. */
  private static JsonObject definition() {
    return new JsonObject()
        .put("id", SEGMENT)
        .put("name", "Backfilled")
        .put("description", "Many views, and an order or a click")
        .put("purpose", RuleMix.PROFILED)
        .put(
            "rule",
            new JsonObject(
                Leaves.all(
                    Leaves.count(Leaves.VIEW, Leaves.ANY, "P365D", 29),
                    Leaves.any(
                        Leaves.did(Leaves.ORDER, Leaves.ANY, "P90D"),
                        Leaves.did(Leaves.CLICKED, Leaves.ANY, "P90D")))));
  }
}
