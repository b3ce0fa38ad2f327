package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.concurrent.TimeUnit;

/** The receiver of {@code acceptance/sdk/receiver.mjs}, in a process of its own. */
final class ReceiverScript implements AutoCloseable {
  private static final long PATIENCE_S = 60;

  private final Process process;
  private final BufferedReader printed;
  private final Writer input;
  private final String port;

  /**
   * Starts one.
   *
   * @param messages after which it ends
   */
  ReceiverScript(int messages) {
    try {
      process =
          new ProcessBuilder("node", "receiver.mjs")
              .directory(NodeScript.folder().toFile())
              .redirectErrorStream(true)
              .start();
      printed = process.inputReader(UTF_8);
      input = process.outputWriter(UTF_8);
      tell(Integer.toString(messages));
      port = next().substring("port ".length());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/hook";
  }

  /** The secret that messages are verified with. */
  void tell(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
  }

  /** What it prints next. */
  String next() {
    try {
      String line = printed.readLine();
      if (line == null) {
        throw new AssertionError("the receiver has ended");
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether it ended by itself, and well. */
  boolean ended() throws InterruptedException {
    return process.waitFor(PATIENCE_S, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
