package io.placet.benchmarks.load;

import io.placet.benchmarks.harness.CpuTime;
import java.util.List;

/**
 * The system or a floor, as it takes part in rounds.
 *
 * @param probe one round of load
 * @param processes that work for it; what makes the load is not among them
 */
public record Contender(String name, Probe probe, List<ProcessHandle> processes) {
  /** One round of load. */
  @FunctionalInterface
  public interface Probe {
    Load run() throws Exception;
  }

  /** A round, with the processor time it took. */
  public record Round(Load load, double cpuSeconds) {}

  public Contender {
    processes = List.copyOf(processes);
  }

  public Round run() throws Exception {
    double before = cpuSeconds();
    Load load = probe.run();
    return new Round(load, cpuSeconds() - before);
  }

  private double cpuSeconds() {
    return processes.stream().mapToDouble(CpuTime::seconds).sum();
  }
}
