package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import org.HdrHistogram.Histogram;

/**
 * How long a withdrawal takes from the broker's acknowledgement to the gate, and to its complete
 * receipt, while a backlog is worked off.
 */
public final class WithdrawalBench implements Bench {
  private static final String NAME = "gate";

  /** Queued behind a withdrawal when the first is made. */
  private static final int BACKLOG = 2_000_000;

  /** Worked off before: compilers and caches have met the load. */
  private static final int WARM_UP = 100_000;

  private static final int CONTACTS = 20_000;

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int part = quick ? 10 : 1;
    measure(report, BACKLOG / part, CONTACTS / part);
  }

  private static void measure(Report report, int backlog, int contacts) throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GateLoad load = cleanup.keep(rig.load(contacts));
      load.recordConsents();
      load.queueEvents(WARM_UP + backlog);
      GatewayBeside gateway = rig.startGateway(cleanup);
      cleanup.keep(rig.startGate());
      WithdrawalTimes times = cleanup.keep(rig.withdrawalTimes());
      Outputs out = rig.outputs();
      out.await(WARM_UP);
      long begun = System.nanoTime();
      long before = out.count();
      int unused = load.withdrawUntil(() -> out.count() >= WARM_UP + backlog * 9L / 10, times);
      double seconds = (System.nanoTime() - begun) / 1e9;
      long outputs = out.count() - before;
      Histogram toGate = new Histogram(3);
      Histogram floor = new Histogram(3);
      times.drainInto(toGate, floor);
      if (Boolean.getBoolean("placet.bench.trace")) {
        times.trace(System.err);
      }
      report.add(
          Result.latency(NAME, "withdrawal_to_gate_ms", toGate, backlog)
              .beside("plain consumer", Result.p99Ms(floor)));
      report.add(
          Result.latency(
              NAME,
              "withdrawal_to_confirmation_ms",
              gateway.confirmations(times.receipts()),
              backlog));
      report.value(NAME, "backlog_events_per_s", outputs / seconds, "events/s", backlog);
    }
  }
}
