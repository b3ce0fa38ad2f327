package io.placet.gateway.audience.webhook;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait for the next attempt. What a receiver does not take is tried again without end,
 * for its position stays; only what it calls wrong is given up.
 *
 * @param first wait before the second attempt
 * @param longest between two attempts, whatever the receiver asks for
 * @param attempts at a message that the receiver calls wrong
 */
record Patience(Duration first, Duration longest, int attempts) {
  static final Patience DEFAULT = new Patience(Duration.ofMillis(500), Duration.ofMinutes(5), 5);

  /** After so many failures in a row a receiver counts as failing. */
  static final int FAILING = 5;

  /**
   * The wait before another attempt.
   *
   * @param failures so far, from 1
   * @param asked what the receiver asked for
   */
  Duration next(int failures, Optional<Duration> asked, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(failures - 1, 20);
    long bounded = Math.min(doubled, longest.toMillis());
    // half of it is drawn, so that receivers that failed together are not tried together
    Duration drawn = Duration.ofMillis(bounded / 2 + random.nextLong(bounded / 2 + 1));
    Duration wanted = asked.filter(wait -> wait.compareTo(drawn) > 0).orElse(drawn);
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  boolean givesUp(int failures, Attempt.Failed failed) {
    return failed.wrong() && failures >= attempts;
  }
}
