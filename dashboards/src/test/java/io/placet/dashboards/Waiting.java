package io.placet.dashboards;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits for futures in tests. */
final class Waiting {
  private Waiting() {}

  static <T> T on(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new AssertionError("The future failed", failed.getCause());
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("Nothing within 10 s", late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", stop);
    }
  }
}
