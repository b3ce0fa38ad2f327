package io.placet.benchmarks.harness;

/** Processor time that a process has used, all its threads together, user and system. */
public final class CpuTime {
  private CpuTime() {}

  /**
   * Seconds so far, in steps of the system's clock tick (10 ms on Linux).
   *
   * @throws IllegalStateException if the process is gone or the system does not tell
   */
  public static double seconds(ProcessHandle process) {
    return process
            .info()
            .totalCpuDuration()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the processor time of process " + process.pid() + " is not to be had"))
            .toNanos()
        / 1e9;
  }
}
