package io.placet.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long and how often contests measure.
 *
 * @param warmUp of each contender before the first round, until its code is compiled
 * @param rounds of each contender
 * @param round length of one
 */
public record Pacing(Duration warmUp, int rounds, Duration round) {
  /** As the results are published, or a tenth of that. */
  public static Pacing of(boolean quick) {
    return quick
        ? new Pacing(Duration.ofSeconds(4), 3, Duration.ofSeconds(1))
        : new Pacing(Duration.ofSeconds(15), 7, Duration.ofSeconds(5));
  }

  /** Load on each server that is not measured. */
  public void warmUp(List<Target> targets) throws Exception {
    for (Target target : targets) {
      target.generator().saturate(warmUp);
    }
  }

  /** How much each server does in the closed model. */
  public Contest saturate(List<Target> targets, Contender... others) throws Exception {
    return Contest.run(
        rounds,
        Stream.concat(targets.stream().map(target -> target.saturated(round)), Stream.of(others))
            .toList());
  }

  /** How long each server takes in the open model. */
  public Contest atRate(List<Target> targets, double perSecond) throws Exception {
    return Contest.run(
        rounds, targets.stream().map(target -> target.atRate(perSecond, round)).toList());
  }
}
