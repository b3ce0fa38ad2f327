package io.placet.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * What a bench opened, closed in reverse: at its end, and also when the process is told to end in
 * the middle.
 */
public final class Cleanup implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread onSignal = new Thread(this::closeAll, "bench-cleanup");
  private boolean closed;

  public Cleanup() {
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  /** Closes a thing with this. */
  public synchronized <T extends AutoCloseable> T keep(T opened) {
    if (closed) {
      closeQuietly(opened);
      throw new IllegalStateException("the bench was stopped");
    }
    open.push(opened);
    return opened;
  }

  /** A fresh folder with a short path (RocksDB limits them), removed with all that is in it. */
  public Path folder() throws IOException {
    Path folder = Files.createTempDirectory("pb");
    keep(() -> remove(folder));
    return folder;
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException ending) {
      // the process is told to end: the hook runs and finds nothing left
    }
  }

  private synchronized void closeAll() {
    closed = true;
    while (!open.isEmpty()) {
      closeQuietly(open.pop());
    }
  }

  /** One thing that does not close must not keep the others open. */
  private static void closeQuietly(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception failed) {
      System.err.println("placet: not closed cleanly: " + failed);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
