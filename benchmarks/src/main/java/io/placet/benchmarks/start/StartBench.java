package io.placet.benchmarks.start;

import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code up} takes from its process's start to its ready line, on a fresh folder (cold)
 * and on one that holds a replayed file (warm), and how much memory the process holds at its peak
 * while it works the file off. Median of the runs.
 */
public final class StartBench implements Bench {
  private static final String NAME = "start";
  private static final int ORDERS = 20_000;
  private static final int CUSTOMERS = 4_000;
  private static final long SEED = 20101201;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int runs = quick ? 1 : 3;
    int orders = quick ? ORDERS / 10 : ORDERS;
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      Path folder = Files.createTempDirectory("pb");
      Path data = folder.resolve("d");
      Path file = writeOrders(folder.resolve("orders.csv"), orders);
      Up first = Up.start(data);
      cold.add(first.seconds());
      replay(data, file, first.gateway());
      resident.add(first.peakResidentMb());
      first.stop();
      Up second = Up.start(data);
      warm.add(second.seconds());
      second.stop();
    }
    report.value(NAME, "ready_cold_s", median(cold), "s", orders);
    report.value(NAME, "ready_warm_s", median(warm), "s", orders);
    report.value(NAME, "resident_mb", Collections.max(resident), "MB", orders);
  }

  /** A process of {@code up} that is ready. */
  private record Up(Process process, Path data, double seconds) {
    static Up start(Path data) throws IOException {
      long begun = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  java(
                      "up",
                      "--data",
                      data.toString(),
                      "--gateway-port",
                      "0",
                      "--dashboards-port",
                      "0",
                      "--management-port",
                      "0",
                      "--kafka-port",
                      "0"))
              .redirectErrorStream(true)
              .start();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      StringBuilder all = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.append(line).append('\n');
        if (line.startsWith("Placet is ready")) {
          return new Up(process, data, (System.nanoTime() - begun) / 1e9);
        }
      }
      throw new IllegalStateException("up did not get ready:\n" + all);
    }

    String gateway() throws IOException {
      String addresses = Files.readString(data.resolve("addresses.json"));
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(addresses)
          .get("gateway")
          .asText();
    }

    /** Peak resident memory so far, as Linux counts it (VmHWM). */
    double peakResidentMb() throws IOException {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
      throw new IllegalStateException("this system does not tell the peak of resident memory");
    }

    void stop() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("up did not stop within a minute");
      }
    }
  }

  private static void replay(Path data, Path file, String gateway)
      throws IOException, InterruptedException {
    Path mapping = Files.writeString(file.resolveSibling("mapping.yaml"), MAPPING);
    Process process =
        new ProcessBuilder(
                java(
                    "replay",
                    file.toString(),
                    "--mapping",
                    mapping.toString(),
                    "--data",
                    data.toString(),
                    "--gateway-uri",
                    gateway))
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("replay.out").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(file.resolveSibling("replay.out")));
    }
  }

  private static List<String> java(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx1500m",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.placet.standalone.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Path writeOrders(Path file, int orders) throws IOException {
    Random random = new Random(SEED);
    StringBuilder csv = new StringBuilder("order,time,customer,quantity,price\n");
    for (int order = 0; order < orders; order++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,2026-%02d-%02d %02d:%02d:00,%d,%d,%d.%02d%n",
              order,
              1 + order * 9 / orders,
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(CUSTOMERS),
              1 + random.nextInt(5),
              1 + random.nextInt(200),
              random.nextInt(100)));
    }
    return Files.writeString(file, csv);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static final String MAPPING =
      """
      name: bench
      group: order
      time: {column: time, format: yyyy-MM-dd HH:mm:ss}
      contact: {column: customer, dropSuffix: ".0", whenMissing: group-key}
      properties:
        order_id: {take: group-key}
        total: {sum: [quantity, price], scale: 4}
        currency: {constant: EUR}
        lines: {count: lines}
        quantity: {sum: [quantity]}
      rules:
        - event: Order Completed
      consents:
        seed: 1
        collectionPoint: checkout
        method: box-ticked
        purposes:
          - {purpose: profiling, share: 0.80, notice: {id: profiling, version: "1"}}
          - {purpose: analytics, share: 0.70, notice: {id: analytics, version: "1"}}
      """;
}
