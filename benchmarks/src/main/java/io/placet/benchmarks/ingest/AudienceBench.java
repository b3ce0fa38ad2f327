package io.placet.benchmarks.ingest;

import io.placet.benchmarks.deployment.BrokerProcess;
import io.placet.benchmarks.deployment.GatewayProcess;
import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Part;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Spread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast an audience is handed out: its members from one revision, each page behind the read
 * barrier and logged with its members before it leaves; and what that adds to the gateway's memory.
 */
public final class AudienceBench implements Bench {
  private static final String NAME = "ingest";
  private static final int MEMBERS = 1_000_000;
  private static final int ROUNDS = 3;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int members = MEMBERS / Part.of(quick);
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = cleanup.folder();
      BrokerProcess broker = BrokerProcess.start(cleanup, folder.resolve("k"));
      GatewayProcess gateway =
          GatewayProcess.start(cleanup, broker.bootstrapServers(), folder.resolve("g"));
      AudienceOfAll audience = new AudienceOfAll(broker, gateway, members);
      audience.load();
      measure(report, audience, gateway, members);
    }
  }

  private static void measure(
      Report report, AudienceOfAll audience, GatewayProcess gateway, int members) throws Exception {
    // the first question makes the pseudonyms of all contacts
    Taken first = audience.take();
    long before = Resident.megabytes(gateway.handle());
    long peak = before;
    List<Double> rows = new ArrayList<>();
    List<Double> firstRows = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Taken taken = audience.take();
      rows.add(taken.rows() / taken.seconds());
      firstRows.add(taken.firstRowMs());
      peak = Math.max(peak, taken.peakMegabytes());
    }
    Spread perSecond = Spread.of(rows);
    report.add(
        Result.of(NAME, "audience_rows_per_s", perSecond.median(), "rows/s", members)
            .with(perSecond)
            .with("resident_before_mb", (double) before)
            .with("resident_peak_mb", (double) peak));
    Spread ms = Spread.of(firstRows);
    report.add(
        Result.of(NAME, "audience_first_row_ms", ms.median(), "ms", members)
            .with(ms)
            .with("after_a_start", first.firstRowMs()));
  }

  /**
   * One export.
   *
   * @param firstRowMs from the question for its content to the first row
   * @param peakMegabytes that the gateway had resident meanwhile
   */
  record Taken(long rows, double seconds, double firstRowMs, long peakMegabytes) {}
}
