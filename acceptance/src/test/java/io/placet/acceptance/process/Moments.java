package io.placet.acceptance.process;

import java.time.Duration;
import java.util.Random;

/** Random moments of a run, the same again with the seed that is printed. */
final class Moments {
  private static final Duration BOUND = Duration.ofMinutes(2);

  /** About as long as a start takes. */
  private static final int START_MS = 6_000;

  private final Random random;

  private Moments(Random random) {
    this.random = random;
  }

  static Moments seeded() {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    System.out.println("seed of the moments (-Dplacet.seed): " + seed);
    return new Moments(new Random(seed));
  }

  /** Waits until so many events are accepted: a random number between two. */
  void ofEvents(Api api, int from, int until) {
    int moment = from + random.nextInt(until - from);
    System.out.println("moment: " + moment + " events accepted");
    Until.holds(BOUND, moment + " events accepted", () -> api.accepted() >= moment);
  }

  /** Waits for a random part of a start, at most until it is ready. */
  void beforeReady(PlacetProcess placet) {
    int moment = random.nextInt(START_MS);
    System.out.println("moment: " + moment + " ms after the start began");
    long end = System.nanoTime() + Duration.ofMillis(moment).toNanos();
    Until.holds(BOUND, "a moment of the start", () -> System.nanoTime() > end || placet.isReady());
  }
}
