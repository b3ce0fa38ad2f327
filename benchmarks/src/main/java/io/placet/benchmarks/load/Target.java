package io.placet.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * A server that is asked over HTTP.
 *
 * @param each how many things one answer stands for
 * @param processes that work for its answers
 */
public record Target(String name, Generator generator, int each, List<ProcessHandle> processes) {
  public Target {
    processes = List.copyOf(processes);
  }

  /** The same server, taking part once more under another name. */
  public Target as(String another) {
    return new Target(another, generator, each, processes);
  }

  Contender saturated(Duration duration) {
    return new Contender(name, () -> generator.saturate(duration).times(each), processes);
  }

  Contender atRate(double perSecond, Duration duration) {
    return new Contender(name, () -> generator.atRate(perSecond, duration).times(each), processes);
  }
}
