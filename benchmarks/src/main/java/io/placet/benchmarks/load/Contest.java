package io.placet.benchmarks.load;

import io.placet.benchmarks.harness.Result;
import io.placet.benchmarks.harness.Rounds;
import io.placet.benchmarks.load.Contender.Round;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The system beside its floors, in interleaved rounds under the same load.
 *
 * @param system what the first contender gave
 * @param floors what the others gave, the one that the ratio is taken to first
 */
public record Contest(Series system, Map<String, Series> floors) {
  /** Runs the rounds: the system first, then its floors. */
  public static Contest run(int rounds, List<Contender> contenders) throws Exception {
    Map<Contender, List<Round>> measured = Rounds.interleave(contenders, rounds, Contender::run);
    Map<String, Series> series = new LinkedHashMap<>();
    measured.forEach((contender, its) -> series.put(contender.name(), new Series(its)));
    Series system = series.remove(contenders.get(0).name());
    if (system == null) {
      throw new IllegalArgumentException("the system and a floor have one name");
    }
    return new Contest(system, series);
  }

  /** How much the system does a second, beside its floors. */
  public Result throughput(String bench, String metric, String unit, long size) {
    Result result = system.throughput(bench, metric, unit, size);
    for (Map.Entry<String, Series> floor : floors.entrySet()) {
      result =
          result
              .beside(floor.getKey(), floor.getValue().perSecond().median())
              .with(floor.getKey() + "_per_cpu_s", floor.getValue().perCpuSecond());
    }
    return result;
  }

  /** What a floor gave. */
  public Series floor(String name) {
    Series floor = floors.get(name);
    if (floor == null) {
      throw new IllegalArgumentException("no floor " + name + " was measured");
    }
    return floor;
  }

  /** The system's latencies beside its floors', of all rounds together. */
  public Result latency(String bench, String metric, long size) {
    Result result = Result.latency(bench, metric, system.micros(), size).with(system.p99Ms());
    for (Map.Entry<String, Series> floor : floors.entrySet()) {
      result = result.beside(floor.getKey(), Result.p99Ms(floor.getValue().micros()));
    }
    return result;
  }
}
