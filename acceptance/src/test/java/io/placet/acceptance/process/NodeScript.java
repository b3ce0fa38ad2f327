package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script of {@code acceptance/sdk} that sends with an SDK as it is published. */
final class NodeScript {
  private static final Duration BOUND = Duration.ofSeconds(90);

  private NodeScript() {}

  /** How it ended, and what it printed. */
  record Ended(int code, List<String> lines) {}

  static Path folder() {
    return Repository.root().resolve("acceptance").resolve("sdk");
  }

  /** Runs it to its end. */
  static Ended run(String name, JsonNode wanted) {
    try {
      Path printed = Files.createTempFile("sdk", ".txt");
      Process process =
          new ProcessBuilder("node", name)
              .directory(folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(wanted.toString().getBytes(UTF_8));
      }
      if (!process.waitFor(BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(name + " did not end:\n" + Files.readString(printed));
      }
      List<String> lines = Files.readAllLines(printed);
      Files.delete(printed);
      return new Ended(process.exitValue(), lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
