package io.placet.benchmarks.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.placet.benchmarks.deployment.Child;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

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
  private static final String PLACET = "io.placet.standalone.Main";
  private static final Pattern READY = Pattern.compile("^Placet is ready");

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int runs = quick ? 1 : 3;
    int orders = quick ? ORDERS / 10 : ORDERS;
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      try (Cleanup cleanup = new Cleanup()) {
        Path folder = cleanup.folder();
        Path data = folder.resolve("d");
        Path file = writeOrders(folder.resolve("orders.csv"), orders);
        Up first = Up.start(cleanup, data);
        cold.add(first.seconds());
        replay(cleanup, data, file, first.gateway());
        resident.add(first.peakResidentMb());
        first.process().close();
        warm.add(Up.start(cleanup, data).seconds());
      }
    }
    report.add(median("ready_cold_s", cold, "s", orders));
    report.add(median("ready_warm_s", warm, "s", orders));
    report.add(
        Result.of(NAME, "resident_mb", Spread.of(resident).greatest(), "MB", orders)
            .with(Spread.of(resident)));
  }

  private static Result median(String metric, List<Double> runs, String unit, int orders) {
    Spread spread = Spread.of(runs);
    return Result.of(NAME, metric, spread.median(), unit, orders).with(spread);
  }

  /** A process of {@code up} that is ready. */
  private record Up(Child process, Path data, double seconds) {
    static Up start(Cleanup cleanup, Path data) throws IOException {
      long begun = System.nanoTime();
      Child process =
          Child.start(
              cleanup,
              READY,
              PLACET,
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
              "0");
      return new Up(process, data, (System.nanoTime() - begun) / 1e9);
    }

    String gateway() throws IOException {
      return new ObjectMapper()
          .readTree(data.resolve("addresses.json").toFile())
          .required("gateway")
          .asText();
    }

    /** Peak resident memory so far, as Linux counts it (VmHWM). */
    double peakResidentMb() throws IOException {
      for (String line :
          Files.readAllLines(Path.of("/proc/" + process.handle().pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
      throw new IllegalStateException("this system does not tell the peak of resident memory");
    }
  }

  private static void replay(Cleanup cleanup, Path data, Path file, String gateway)
      throws IOException, InterruptedException {
    Path mapping = Files.writeString(file.resolveSibling("mapping.yaml"), MAPPING);
    Child.run(
        cleanup,
        PLACET,
        "replay",
        file.toString(),
        "--mapping",
        mapping.toString(),
        "--data",
        data.toString(),
        "--gateway-uri",
        gateway);
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
