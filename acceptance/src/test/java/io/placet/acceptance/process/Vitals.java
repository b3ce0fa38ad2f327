package io.placet.acceptance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a process is at a moment.
 *
 * @param heapMb heap in use right after a full collection
 * @param residentMb all of its memory that is in RAM
 * @param handles open file descriptors, sockets among them
 */
record Vitals(double heapMb, double residentMb, int handles, int threads) {
  private static final Pattern HEAP = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

  /** Of a Java process on Linux; collects its garbage first. */
  static Vitals of(long pid) {
    jcmd(pid, "GC.run");
    return new Vitals(
        heapKb(jcmd(pid, "GC.heap_info")) / 1024.0,
        status(pid, "VmRSS") / 1024.0,
        handles(pid),
        (int) status(pid, "Threads"));
  }

  static long heapKb(String info) {
    Matcher heap = HEAP.matcher(info);
    if (!heap.find()) {
      throw new IllegalArgumentException("no heap in: " + info);
    }
    return Long.parseLong(heap.group(1));
  }

  String row(double minute) {
    return String.format(
        Locale.ROOT,
        "%7.1f min  heap %6.1f MB  resident %7.1f MB  handles %5d  threads %4d",
        minute,
        heapMb,
        residentMb,
        handles,
        threads);
  }

  private static long status(long pid, String name) {
    try {
      for (String line : Files.readAllLines(proc(pid).resolve("status"))) {
        if (line.startsWith(name + ":")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    throw new IllegalStateException("no " + name + " of process " + pid);
  }

  private static int handles(long pid) {
    try (Stream<Path> open = Files.list(proc(pid).resolve("fd"))) {
      return (int) open.count();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Path proc(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  private static String jcmd(long pid, String command) {
    try {
      Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      Process process =
          new ProcessBuilder(List.of(tool.toString(), Long.toString(pid), command))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
