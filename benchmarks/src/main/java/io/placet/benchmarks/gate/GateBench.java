package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.CpuTime;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Rounds;
import io.placet.benchmarks.harness.Spread;
import io.placet.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The gate and all behind it, in this process with its broker: what an event costs beside a bare
 * job from Kafka to Kafka, and how long a withdrawal takes from the broker's acknowledgement to the
 * gate while a backlog is worked off.
 */
public final class GateBench implements Bench {
  private static final String NAME = "gate";

  /** Queued behind a withdrawal when the first is made. */
  private static final int BACKLOG = 2_000_000;

  /** Worked off before: compilers and caches have met the load. */
  private static final int WARM_UP = 100_000;

  private static final int ROUND = 150_000;
  private static final int ROUNDS = 3;
  private static final int CONTACTS = 20_000;

  /** Contacts in the state that a start restores. */
  private static final int RESTORED = 1_000_000;

  private enum Contender {
    BARE,
    GATE,
    /** The gate with the segment engine behind it, as it ships. */
    WHOLE
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int part = quick ? 10 : 1;
    cost(report, ROUND / part, CONTACTS / part);
    withdrawals(report, BACKLOG / part, WARM_UP, CONTACTS / part);
    RestoreBench.run(report, NAME, RESTORED / part);
  }

  private static void cost(Report report, int events, int contacts) throws Exception {
    Map<Contender, List<Double>> perCpuSecond =
        Rounds.interleave(
            List.of(Contender.BARE, Contender.GATE, Contender.WHOLE),
            ROUNDS,
            contender -> eventsPerCpuSecond(contender, events, contacts));
    Spread gate = Spread.of(perCpuSecond.getOrDefault(Contender.GATE, List.of()));
    report.add(
        Result.of(NAME, "gate_events_per_cpu_s", gate.median(), "events/CPU-s", events)
            .beside(
                "bare job",
                Spread.of(perCpuSecond.getOrDefault(Contender.BARE, List.of())).median())
            .with(gate)
            .with(
                "with_segments",
                Spread.of(perCpuSecond.getOrDefault(Contender.WHOLE, List.of())).median()));
  }

  /** Over the middle of a queue: neither the start of the job nor its idle end counts. */
  private static double eventsPerCpuSecond(Contender contender, int events, int contacts)
      throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GateLoad load = cleanup.keep(rig.load(contacts));
      load.recordConsents();
      load.queueEvents(events);
      cleanup.keep(start(contender, rig));
      load.awaitOutputs(events / 5);
      double cpuBefore = CpuTime.seconds(ProcessHandle.current());
      long before = load.outputs(Topic.PSEUDONYMISED_EVENTS);
      load.awaitOutputs(events * 9L / 10);
      long outputs = load.outputs(Topic.PSEUDONYMISED_EVENTS) - before;
      return outputs / (CpuTime.seconds(ProcessHandle.current()) - cpuBefore);
    }
  }

  private static AutoCloseable start(Contender contender, GateRig rig) {
    return switch (contender) {
      case BARE -> rig.startBare();
      case GATE -> rig.startGateOnly();
      case WHOLE -> rig.startGate();
    };
  }

  private static void withdrawals(Report report, int backlog, int warmUp, int contacts)
      throws Exception {
    try (Cleanup cleanup = new Cleanup()) {
      GateRig rig = GateRig.start(cleanup);
      GateLoad load = cleanup.keep(rig.load(contacts));
      load.recordConsents();
      load.queueEvents(warmUp + backlog);
      GatewayBeside gateway = rig.startGateway(cleanup);
      cleanup.keep(rig.startGate());
      WithdrawalTimes times = cleanup.keep(rig.withdrawalTimes());
      load.awaitOutputs(warmUp);
      long begun = System.nanoTime();
      long before = load.outputs(Topic.PSEUDONYMISED_EVENTS);
      load.withdrawUntil(warmUp + backlog * 9L / 10, times);
      double seconds = (System.nanoTime() - begun) / 1e9;
      long outputs = load.outputs(Topic.PSEUDONYMISED_EVENTS) - before;
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
