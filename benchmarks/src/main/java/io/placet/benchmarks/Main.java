package io.placet.benchmarks;

import io.placet.benchmarks.decisions.DecisionsBench;
import io.placet.benchmarks.gate.CostBench;
import io.placet.benchmarks.gate.RestoreBench;
import io.placet.benchmarks.gate.WithdrawalBench;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.ingest.AudienceBench;
import io.placet.benchmarks.ingest.IngestBench;
import io.placet.benchmarks.insights.InsightsCostBench;
import io.placet.benchmarks.insights.MetricQueryBench;
import io.placet.benchmarks.segments.BackfillBench;
import io.placet.benchmarks.segments.SegmentsCostBench;
import io.placet.benchmarks.segments.SegmentsLiveBench;
import io.placet.benchmarks.segments.SegmentsStateBench;
import io.placet.benchmarks.start.StartBench;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./placet bench NAME [--quick]}: prints one JSON object a line on standard output, and all
 * of them as a table on standard error at the end.
 */
@Command(
    name = "bench",
    description = "Measures beside the floors",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  /** Here a bench is added. */
  private static final Map<String, Bench> BENCHES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("decisions", new DecisionsBench()),
              Map.entry("gate-cost", new CostBench()),
              Map.entry("gate-restore", new RestoreBench()),
              Map.entry("gate-withdrawals", new WithdrawalBench()),
              Map.entry("ingest-audience", new AudienceBench()),
              Map.entry("ingest-events", new IngestBench()),
              Map.entry("insights-cost", new InsightsCostBench()),
              Map.entry("insights-queries", new MetricQueryBench()),
              Map.entry("segments-backfill", new BackfillBench()),
              Map.entry("segments-cost", new SegmentsCostBench()),
              Map.entry("segments-live", new SegmentsLiveBench()),
              Map.entry("segments-state", new SegmentsStateBench()),
              Map.entry("start", new StartBench())));

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Which one, the first word of several, or all")
  private String name = "";

  @Option(names = "--quick", description = "A tenth of the sizes")
  private boolean quick;

  /** Runs the benches asked for. */
  public static void main(String[] arguments) {
    System.setProperty("placet.logs", System.getProperty("java.io.tmpdir") + "/placet-bench");
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (BENCHES.keySet().stream().noneMatch(this::isAskedFor)) {
      System.err.println(
          "placet: no bench '"
              + name
              + "'; there are: "
              + String.join(", ", BENCHES.keySet())
              + ", all");
      return 2;
    }
    Report report = new Report(System.out, quick);
    try {
      for (Map.Entry<String, Bench> bench : BENCHES.entrySet()) {
        if (isAskedFor(bench.getKey())) {
          bench.getValue().run(report, quick);
        }
      }
    } finally {
      report.printTable(System.err);
    }
    return 0;
  }

  private boolean isAskedFor(String bench) {
    return name.equals("all") || bench.equals(name) || bench.startsWith(name + "-");
  }
}
