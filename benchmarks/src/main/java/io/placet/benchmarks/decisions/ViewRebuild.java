package io.placet.benchmarks.decisions;

import io.placet.benchmarks.deployment.BrokerProcess;
import io.placet.benchmarks.deployment.Child;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Rounds;
import io.placet.benchmarks.harness.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How fast a gateway's view is rebuilt from a log of one consent a contact, and what it takes on
 * disk: beside a bare consumer that puts each record into RocksDB.
 */
final class ViewRebuild {
  private static final int CONTACTS = 1_000_000;
  private static final int ROUNDS = 3;

  private static final String VIEW = "view";
  private static final String RAW = "raw_consumer";

  private ViewRebuild() {}

  static void measure(Report report, boolean quick) throws Exception {
    int contacts = quick ? CONTACTS / 10 : CONTACTS;
    try (Cleanup cleanup = new Cleanup()) {
      String servers =
          BrokerProcess.start(cleanup, cleanup.folder().resolve("k")).bootstrapServers();
      String last = ConsentLog.fill(servers, contacts);
      Map<String, List<Rebuild>> measured =
          Rounds.interleave(
              List.of(VIEW, RAW),
              ROUNDS,
              contender ->
                  contender.equals(VIEW)
                      ? rebuild(RebuiltView.class, servers, last)
                      : rebuild(RawConsumer.class, servers, Integer.toString(contacts)));
      Spread view = spread(measured, VIEW, rebuild -> contacts / (rebuild.nanos() / 1e9));
      Spread raw = spread(measured, RAW, rebuild -> contacts / (rebuild.nanos() / 1e9));
      report.add(
          Result.of(
                  DecisionsBench.NAME,
                  "view_rebuild_records_per_s",
                  view.median(),
                  "records/s",
                  contacts)
              .with(view)
              .beside(RAW, raw.median()));
      Spread bytes = spread(measured, VIEW, rebuild -> (double) rebuild.bytes() / contacts);
      Spread rawBytes = spread(measured, RAW, rebuild -> (double) rebuild.bytes() / contacts);
      report.add(
          Result.of(
                  DecisionsBench.NAME, "view_bytes_per_contact", bytes.median(), "bytes", contacts)
              .with(bytes)
              .beside(RAW, rawBytes.median()));
    }
  }

  private static Rebuild rebuild(Class<?> main, String servers, String argument)
      throws IOException {
    try (Cleanup cleanup = new Cleanup()) {
      Path folder = cleanup.folder().resolve("v");
      Child child =
          Child.start(cleanup, Rebuild.SAID, main.getName(), servers, folder.toString(), argument);
      return new Rebuild(Long.parseLong(child.told(1)), Long.parseLong(child.told(2)));
    }
  }

  private static Spread spread(
      Map<String, List<Rebuild>> measured, String contender, ToDoubleFunction<Rebuild> figure) {
    return Spread.of(
        measured.getOrDefault(contender, List.of()).stream().map(figure::applyAsDouble).toList());
  }
}
