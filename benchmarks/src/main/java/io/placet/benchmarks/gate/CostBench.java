package io.placet.benchmarks.gate;

import io.placet.benchmarks.harness.Bench;
import io.placet.benchmarks.harness.Cleanup;
import io.placet.benchmarks.harness.CpuTime;
import io.placet.benchmarks.harness.Report;
import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Rounds;
import io.placet.benchmarks.harness.Spread;
import java.util.List;
import java.util.Map;

/**
 * What an event costs in the gate and all behind it, beside a bare job from Kafka to Kafka, in this
 * process with its broker.
 */
public final class CostBench implements Bench {
  private static final String NAME = "gate";

  private static final int ROUND = 600_000;
  private static final int ROUNDS = 3;
  private static final int CONTACTS = 20_000;

  private enum Contender {
    BARE,
    GATE,
    /** The gate with the segment engine behind it, as it ships. */
    WHOLE
  }

  @Override
  public void run(Report report, boolean quick) throws Exception {
    int part = quick ? 10 : 1;
    int events = ROUND / part;
    int contacts = CONTACTS / part;
    List<Contender> contenders = List.of(Contender.values());
    // The compilers have met each of them before it counts.
    for (Contender contender : contenders) {
      eventsPerCpuSecond(contender, events / 2, contacts);
    }
    Map<Contender, List<Double>> rounds =
        Rounds.interleave(
            contenders, ROUNDS, contender -> eventsPerCpuSecond(contender, events, contacts));
    Spread gate = of(Contender.GATE, rounds);
    report.add(
        Result.of(NAME, "gate_events_per_cpu_s", gate.median(), "events/CPU-s", events)
            .beside("bare job", of(Contender.BARE, rounds).median())
            .with(gate)
            .with("with_segments", of(Contender.WHOLE, rounds).median()));
  }

  private static Spread of(Contender contender, Map<Contender, List<Double>> rounds) {
    return Spread.of(rounds.getOrDefault(contender, List.of()));
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
      Outputs out = rig.outputs();
      out.await(events / 5);
      double cpuBefore = CpuTime.seconds(ProcessHandle.current());
      long before = out.count();
      out.await(events * 9L / 10);
      long outputs = out.count() - before;
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
}
