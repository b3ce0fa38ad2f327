package io.placet.standalone.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far an import is. */
final class ImportProgress implements AutoCloseable {
  private static final int EVERY_S = 2;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "import-progress");
            thread.setDaemon(true);
            return thread;
          });

  private ImportProgress() {}

  static ImportProgress watch(Gateway gateway, String name, long bytes, PrintWriter err) {
    ImportProgress progress = new ImportProgress();
    var unused =
        progress.timer.scheduleAtFixedRate(
            () -> tell(gateway, name, bytes, err), EVERY_S, EVERY_S, TimeUnit.SECONDS);
    return progress;
  }

  private static void tell(Gateway gateway, String name, long bytes, PrintWriter err) {
    try {
      JsonNode state = gateway.read(name);
      err.printf(
          "import: %d %% (%,d lines: %,d written, %,d unchanged, %,d withheld, %,d failed)%n",
          100 * state.path("offset").asLong() / Math.max(1, bytes),
          state.path("lines").asLong(),
          state.path("written").asLong(),
          state.path("unchanged").asLong(),
          state.path("withheld").asLong(),
          state.path("failed").asLong());
      err.flush();
    } catch (TransferStopped | Gateway.NotNow unknown) {
      // the upload itself tells what is wrong
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
