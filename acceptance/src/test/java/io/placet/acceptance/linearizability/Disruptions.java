package io.placet.acceptance.linearizability;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What happens to the processes meanwhile: a gateway is killed and started again, another is paused
 * for longer than a barrier waits, and so is the broker; again and again until the time is over.
 */
final class Disruptions {
  private static final Duration DOWN = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(4_500);

  /** About what a round takes beside its quiet times. */
  private static final Duration ROUND = DOWN.plus(PAUSE).plus(PAUSE).plusSeconds(8);

  private static final Duration LONGEST_QUIET = Duration.ofSeconds(6);
  private static final int QUIET_TIMES = 4;

  private final Cluster cluster;
  private final Random random;
  private final Duration total;
  private final Duration quiet;
  private final Consumer<String> say;

  Disruptions(Cluster cluster, Random random, Duration total, Consumer<String> say) {
    this.say = say;
    this.cluster = cluster;
    this.random = random;
    this.total = total;
    Duration share = total.dividedBy(10);
    this.quiet = share.compareTo(LONGEST_QUIET) < 0 ? share : LONGEST_QUIET;
  }

  /** Runs at least one round, and returns when the time is over. */
  void run() throws InterruptedException {
    long end = System.nanoTime() + total.toNanos();
    long needed = ROUND.plus(quiet.multipliedBy(QUIET_TIMES)).toNanos();
    do {
      round();
    } while (end - System.nanoTime() > needed);
    sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  private void round() throws InterruptedException {
    int first = random.nextInt(Cluster.INSTANCES);
    sleep(quiet);
    Instance killed = cluster.instances().get(first);
    say.accept("kill -9 of gateway " + first);
    killed.kill9();
    sleep(DOWN);
    killed.restart();
    say.accept("it answers again");
    sleep(quiet);
    int second = (first + 1 + random.nextInt(Cluster.INSTANCES - 1)) % Cluster.INSTANCES;
    Instance paused = cluster.instances().get(second);
    say.accept("pause of gateway " + second);
    paused.pause();
    sleep(PAUSE);
    paused.resume();
    say.accept("it goes on");
    sleep(quiet);
    say.accept("pause of the broker");
    cluster.pauseBroker();
    sleep(PAUSE);
    cluster.resumeBroker();
    say.accept("the broker goes on");
    sleep(quiet);
  }

  private static void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }
}
