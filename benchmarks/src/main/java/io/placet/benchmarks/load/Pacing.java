package io.placet.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long and how often contests measure.
 *
 * @param warmUp of each contender before the first round, until its code is compiled
 * @param rounds of each contender
 * @param round length of one
 */
public record Pacing(Duration warmUp, int rounds, Duration round) {
  private static final int MOST_WARM_UPS = 9;
  private static final double STILL_FASTER = 1.05;

  /** As the results are published, or a tenth of that. */
  public static Pacing of(boolean quick) {
    return quick
        ? new Pacing(Duration.ofSeconds(4), 3, Duration.ofSeconds(1))
        : new Pacing(Duration.ofSeconds(15), 7, Duration.ofSeconds(5));
  }

  /**
   * Load on each server that is not measured: at least as long as {@link #warmUp}, and then until
   * it gets no faster, for on a slow machine the compilers take longer.
   */
  public void warmUp(List<Target> targets) throws Exception {
    for (Target target : targets) {
      double best = target.generator().saturate(warmUp).perSecond();
      for (int more = 0; more < MOST_WARM_UPS; more++) {
        double next = target.generator().saturate(warmUp.dividedBy(3)).perSecond();
        if (next < best * STILL_FASTER) {
          break;
        }
        best = Math.max(best, next);
      }
    }
  }

  /** How much each server does in the closed model. */
  public Contest saturate(List<Target> targets, Contender... others) throws Exception {
    return Contest.run(
        rounds,
        Stream.concat(targets.stream().map(target -> target.saturated(round)), Stream.of(others))
            .toList());
  }

  /** How long each server takes in the open model, each at a rate of its own. */
  public Contest atRates(Map<Target, Double> perSecond) throws Exception {
    List<Contender> contenders = new ArrayList<>();
    perSecond.forEach((target, rate) -> contenders.add(target.atRate(rate, round)));
    return Contest.run(rounds, contenders);
  }

  /** How long each server takes in the open model. */
  public Contest atRate(List<Target> targets, double perSecond) throws Exception {
    return Contest.run(
        rounds, targets.stream().map(target -> target.atRate(perSecond, round)).toList());
  }
}
