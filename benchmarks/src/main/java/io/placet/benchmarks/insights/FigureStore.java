package io.placet.benchmarks.insights;

import io.placet.benchmarks.deployment.Child;
import io.placet.benchmarks.harness.Cleanup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shipped dashboards in a process of their own, with their store in a folder. */
record FigureStore(Child dashboards, Path folder) {
  private static final Pattern READY = Pattern.compile("The page is on http://[^:]+:(\\d+)");

  static FigureStore start(
      Cleanup cleanup, String bootstrapServers, int gatewayPort, Path register, Path folder)
      throws IOException {
    Child dashboards =
        Child.start(
            cleanup,
            READY,
            "io.placet.standalone.Main",
            "dashboards",
            "--bootstrap-servers",
            bootstrapServers,
            "--register",
            register.toString(),
            "--insights-data",
            folder.toString(),
            "--dashboards-port",
            "0",
            "--gateway-uri",
            "http://127.0.0.1:" + gatewayPort);
    return new FigureStore(dashboards, folder);
  }

  int port() {
    return Integer.parseInt(dashboards.told(1));
  }

  /** Of all its files, in bytes. */
  long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(FigureStore::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
