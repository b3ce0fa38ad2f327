package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A command of {@code ./placet} as a process, and what it writes to the terminal. */
public final class Child implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(60);

  /** Of SIGINT, number 2, in a set of signals. */
  private static final long CTRL_C_BIT = 1L << (2 - 1);

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private Child(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-child"));
    this.reader = new Thread(this::read, "terminal");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a command as it ships.
   *
   * @param folder working directory; relative paths of the command would end up there
   */
  public static Child start(Path folder, List<String> javaOptions, List<String> arguments) {
    return start(
        folder, javaOptions, Repository.shippedClassPath(), "io.placet.standalone.Main", arguments);
  }

  /**
   * Starts another main class beside what ships.
   *
   * @param main on the class path of the tests
   */
  public static Child start(
      Path folder, List<String> javaOptions, Class<?> main, List<String> arguments) {
    String tests = main.getProtectionDomain().getCodeSource().getLocation().getPath();
    String classPath = tests + System.getProperty("path.separator") + Repository.shippedClassPath();
    return start(folder, javaOptions, classPath, main.getName(), arguments);
  }

  private static Child start(
      Path folder,
      List<String> javaOptions,
      String classPath,
      String main,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms256m", "-Xmx1500m", "-XX:+UseG1GC"));
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("PLACET_"));
      return new Child(builder.start());
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  private void read() {
    try (BufferedReader terminal =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
      }
    } catch (IOException ended) {
      // killed: what it wrote until then is read
    }
  }

  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  public Optional<String> line(Predicate<String> wanted) {
    return lines().stream().filter(wanted).findFirst();
  }

  long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /**
   * Asks it to end, as Ctrl-C does; where this test itself runs without Ctrl-C, in the background
   * of a script, as {@code kill} does.
   */
  void interrupt() {
    // Process.destroy would close the terminal at once, and what it still says would be lost.
    signal(ignoresCtrlC() ? "TERM" : "INT");
  }

  private boolean ignoresCtrlC() {
    String ignored = "SigIgn:";
    try (Stream<String> status =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return status
          .filter(line -> line.startsWith(ignored))
          .anyMatch(
              line ->
                  (Long.parseUnsignedLong(line.substring(ignored.length()).strip(), 16)
                          & CTRL_C_BIT)
                      != 0);
    } catch (IOException elsewhere) {
      return false;
    }
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      require(kill.waitFor() == 0);
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** Stops its threads where they are, as a long collection of garbage or a busy host does. */
  public void pause() {
    signal("STOP");
  }

  /** Lets them go on. */
  public void resume() {
    signal("CONT");
  }

  /** Ends it without a chance to do anything. */
  public void kill9() {
    require(process.toHandle().destroyForcibly() || !process.isAlive());
    int unused = awaitEnd(END);
  }

  private static void require(boolean signalled) {
    if (!signalled) {
      throw new AssertionError("the process took no signal");
    }
  }

  /** Waits for its end and returns its exit code. */
  int awaitEnd(Duration bound) {
    try {
      if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "still running after " + bound.toSeconds() + " s:\n" + String.join("\n", lines()));
      }
      reader.join(END.toMillis());
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill9();
    }
  }
}
