package io.placet.benchmarks.deployment;

import io.placet.benchmarks.harness.Cleanup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java process of its own, with this one's class path and the options that Placet ships with. */
public final class Child implements AutoCloseable {
  /** System property of the bench: further options of the processes' JVMs, for a profile. */
  private static final String MORE_OPTIONS = "placet.bench.options";

  private static final Pattern NEVER = Pattern.compile("(?!)");
  private static final List<String> OPTIONS = List.of("-Xms256m", "-Xmx1500m", "-XX:+UseG1GC");
  private static final int READY_WITHIN_S = 120;
  private static final int STOPPED_WITHIN_S = 60;
  private static final int KEPT_LINES = 40;

  private final Process process;
  private final CompletableFuture<Matcher> ready = new CompletableFuture<>();
  private final Deque<String> newest = new ArrayDeque<>();

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts a process and waits for its ready line.
   *
   * @param cleanup ends it at the latest
   * @param ready matches in that line
   * @throws IllegalStateException with what it printed, if it ends before
   */
  public static Child start(Cleanup cleanup, Pattern ready, String mainClass, String... arguments)
      throws IOException {
    Child child = cleanup.keep(new Child(launch(mainClass, arguments)));
    Thread reader = new Thread(() -> child.read(ready), "output-of-" + mainClass);
    reader.setDaemon(true);
    reader.start();
    try {
      child.ready.orTimeout(READY_WITHIN_S, TimeUnit.SECONDS).join();
      return child;
    } catch (RuntimeException notReady) {
      throw new IllegalStateException(
          mainClass + " did not get ready:\n" + String.join("\n", child.newestLines()), notReady);
    }
  }

  /**
   * Runs a process to its end.
   *
   * @throws IllegalStateException with what it printed, if it fails
   */
  public static void run(Cleanup cleanup, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    Child child = cleanup.keep(new Child(launch(mainClass, arguments)));
    child.read(NEVER);
    if (child.process.waitFor() != 0) {
      throw new IllegalStateException(
          mainClass + " failed:\n" + String.join("\n", child.newestLines()));
    }
  }

  private static Process launch(String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(System.getProperty(MORE_OPTIONS, "").split(" ")));
    command.removeIf(String::isBlank);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void read(Pattern readyLine) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        Matcher matcher = readyLine.matcher(line);
        if (matcher.find()) {
          ready.complete(matcher);
        }
      }
      ready.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException | UncheckedIOException ended) {
      ready.completeExceptionally(ended);
    }
  }

  private synchronized void keep(String line) {
    newest.addLast(line);
    if (newest.size() > KEPT_LINES) {
      newest.removeFirst();
    }
  }

  private synchronized List<String> newestLines() {
    return List.copyOf(newest);
  }

  /** A group of the ready line. */
  public String told(int group) {
    return ready.join().group(group);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Ends the process and waits for that.
   *
   * @throws IllegalStateException if it had to be killed
   */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOPPED_WITHIN_S, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IllegalStateException("a process did not stop within " + STOPPED_WITHIN_S + " s");
  }
}
