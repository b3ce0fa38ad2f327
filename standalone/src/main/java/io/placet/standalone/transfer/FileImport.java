package io.placet.standalone.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.placet.standalone.transfer.Gateway.NotNow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Sends one file until the gateway has all of it, from where it says after each break. */
final class FileImport {
  /** How long nothing may go through before the import is given up. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Waits, as tests do not. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Gateway gateway;
  private final Path file;
  private final long bytes;
  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private long reached = -1;
  private long reachedAt;
  private boolean troubled;

  FileImport(
      Gateway gateway,
      Path file,
      long bytes,
      PrintWriter err,
      LongSupplier nanoTime,
      Sleeper sleeper) {
    this.gateway = gateway;
    this.file = file;
    this.bytes = bytes;
    this.err = err;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.reachedAt = nanoTime.getAsLong();
  }

  /** The import once it is done, as the gateway tells it. */
  JsonNode run(ObjectNode spec) throws TransferStopped, InterruptedException {
    while (true) {
      try {
        JsonNode state = gateway.begin(spec);
        if (isDone(state)) {
          return state;
        }
        String name = state.path("name").asText();
        ImportProgress shown = ImportProgress.watch(gateway, name, bytes, err);
        try (shown) {
          state = gateway.upload(name, file, advanced(state));
        }
        if (isDone(state)) {
          return state;
        }
      } catch (NotNow later) {
        pause(String.valueOf(later.getMessage()));
      }
    }
  }

  private static boolean isDone(JsonNode state) {
    return state.path("state").asText().equals("done");
  }

  private long advanced(JsonNode state) {
    long offset = state.path("offset").asLong();
    if (offset > reached) {
      reached = offset;
      reachedAt = nanoTime.getAsLong();
      troubled = false;
    }
    return offset;
  }

  private void pause(String trouble) throws TransferStopped, InterruptedException {
    if (nanoTime.getAsLong() - reachedAt > PATIENCE.toNanos()) {
      throw new TransferStopped(
          TransferStopped.NOT_DONE,
          "%s, and nothing went through for %d minutes; running the same command again resumes"
              .formatted(trouble, PATIENCE.toMinutes()));
    }
    if (!troubled) {
      troubled = true;
      err.println("import: " + trouble + "; trying again for " + PATIENCE.toMinutes() + " minutes");
      err.flush();
    }
    sleeper.sleep(PAUSE);
  }
}
