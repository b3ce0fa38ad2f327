package io.placet.benchmarks.load;

import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Spread;
import io.placet.benchmarks.load.Contender.Round;
import java.util.List;
import org.HdrHistogram.Histogram;

/** All rounds of one contender. */
public record Series(List<Round> rounds) {
  public Series {
    rounds = List.copyOf(rounds);
  }

  /** Things done a second. */
  public Spread perSecond() {
    return Spread.of(rounds.stream().map(round -> round.load().perSecond()).toList());
  }

  /** Things done for each second of processor time. */
  public double perCpuSecond() {
    return done() / rounds.stream().mapToDouble(Round::cpuSeconds).sum();
  }

  /** How much is done a second. */
  public Result throughput(String bench, String metric, String unit, long size) {
    return Result.of(bench, metric, perSecond().median(), unit, size)
        .with(perSecond())
        .with("per_cpu_s", perCpuSecond());
  }

  /** The 99th percentile of each round, in milliseconds. */
  public Spread p99Ms() {
    return Spread.of(rounds.stream().map(round -> Result.p99Ms(round.load().micros())).toList());
  }

  /** Latencies of all rounds together, in microseconds. */
  public Histogram micros() {
    Histogram all = new Histogram(3);
    rounds.forEach(round -> all.add(round.load().micros()));
    return all;
  }

  private double done() {
    return rounds.stream().mapToLong(round -> round.load().done()).sum();
  }
}
