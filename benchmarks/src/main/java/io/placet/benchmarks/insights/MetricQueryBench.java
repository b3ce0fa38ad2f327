package io.placet.benchmarks.insights;

import io.placet.benchmarks.deployment.BrokerProcess;
import io.placet.benchmarks.deployment.GatewayProcess;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Spread;
import io.placet.benchmarks.insights.Analysts.Waited;
import io.placet.benchmarks.insights.ReleasedFigures.Extent;
import io.placet.domain.insight.Metric;
import io.placet.domain.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long ten analysts at once wait for the answer to a metric query, over HTTP: the shipped
 * dashboards, filled from the topic of figures by their own follower, and a gateway that says of
 * each question whether its caller may ask it.
 */
public final class MetricQueryBench implements Bench {
  private static final String NAME = "insights";
  private static final long CELLS = 10_000_000;
  private static final long QUICK_CELLS = 200_000;
  private static final int ROUNDS = 3;
  private static final long POLL_NANOS = 100_000_000L;
  private static final Duration FILLED_WITHIN = Duration.ofMinutes(15);

  /** The figures begin with a year. */
  private static final LocalDate BEGIN = LocalDate.of(2023, 1, 1);

  @Override
  public void run(Report report, boolean quick) throws Exception {
    Register register = BrokenDown.register();
    Instant begin = BEGIN.atStartOfDay(register.zone()).toInstant();
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = cleanup.folder();
      BrokerProcess broker = BrokerProcess.start(cleanup, folder.resolve("k"));
      GatewayProcess gateway =
          GatewayProcess.start(cleanup, broker.bootstrapServers(), folder.resolve("g"));
      Extent extent =
          release(
              broker,
              register,
              begin,
              Long.getLong("placet.bench.cells", quick ? QUICK_CELLS : CELLS));
      Path yaml = Files.writeString(folder.resolve("register.yaml"), BrokenDown.yaml());
      long begun = System.nanoTime();
      FigureStore store =
          FigureStore.start(
              cleanup, broker.bootstrapServers(), gateway.port(), yaml, folder.resolve("d"));
      Analysts analysts =
          new Analysts(
              store.port(),
              gateway.bearer("analystToken"),
              new Asked(metrics(register), begin, extent.until()));
      awaitFilled(analysts);
      double fillSeconds = (System.nanoTime() - begun) / 1e9;
      report.add(
          queries(analysts, Duration.ofSeconds(quick ? 4 : 15), extent)
              .with("fill_s", fillSeconds)
              .with("store_mb", store.size() / 1e6));
    }
  }

  private static List<Metric> metrics(Register register) {
    return register.insights().metrics();
  }

  private static Extent release(
      BrokerProcess broker, Register register, Instant begin, long cells) {
    try (ReleasedFigures figures =
        new ReleasedFigures(broker.bootstrapServers(), metrics(register), register.zone())) {
      return figures.release(begin, cells);
    }
  }

  private static void awaitFilled(Analysts analysts) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + FILLED_WITHIN.toNanos();
    while (!analysts.areAnswered()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the store is not filled within " + FILLED_WITHIN);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Asked once before it counts, for the compilers. */
  private static Result queries(Analysts analysts, Duration round, Extent extent) throws Exception {
    Waited all = Waited.none();
    List<Double> p99s = new ArrayList<>();
    for (int number = 0; number <= ROUNDS; number++) {
      Waited waited = analysts.ask(round, number);
      if (number > 0) {
        all.add(waited);
        p99s.add(Result.p99Ms(waited.all()));
      }
    }
    return Result.latency(NAME, "metric_query_ms", all.all(), extent.cells())
        .with(Spread.of(p99s))
        .with("large_p50", all.large().getValueAtPercentile(50) / 1e3)
        .with("large_p99", Result.p99Ms(all.large()))
        .with("per_s", all.all().getTotalCount() / (ROUNDS * (double) round.toSeconds()));
  }
}
