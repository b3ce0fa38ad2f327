package io.placet.acceptance.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.acceptance.history.Change;
import io.placet.acceptance.history.Checker;
import io.placet.acceptance.history.Decision;
import io.placet.acceptance.history.History;
import io.placet.acceptance.history.Samples;
import io.placet.acceptance.history.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three gateways answer as one, while one of them is killed, one paused, and the broker too. A
 * minute, ten with the long tests; {@code -Dplacet.linearizability.seconds} for another time.
 */
class LinearizabilityTest {
  private static final Duration TIME =
      Duration.ofSeconds(
          Integer.getInteger(
              "placet.linearizability.seconds", Boolean.getBoolean("placet.long") ? 600 : 60));

  /** Samples a second below which the history says too little, on a machine that is busy too. */
  private static final int LEAST_SAMPLES_PER_S = 1;

  @TempDir Path folder;

  private final long begun = System.nanoTime();
  private final List<Recorder> recorders = new ArrayList<>();

  @Test
  void severalGatewaysAnswerAsOne() throws Exception {
    long seed = Long.getLong("placet.seed", System.nanoTime());
    say("seed (-Dplacet.seed): %d, for %d s", seed, TIME.toSeconds());
    try (Cluster cluster = Cluster.start(folder)) {
      say("gateways answer");
      load(cluster, new Random(seed));
      say("the clients have ended");
      History history = history(cluster);
      say("the log is read");
      Samples samples = Samples.of(history, cluster.outages(), Cluster.INSTANCES);
      tell(history, samples);

      List<Violation> violations = Checker.check(history);
      assertThat(violations.stream().limit(10))
          .as(
              "the first of %d violations in %d decisions",
              violations.size(), history.decisions().size())
          .isEmpty();
      assertThat(recorders).allSatisfy(r -> assertThat(r.otherStatuses()).isEmpty());
      assertThat(samples.count())
          .as("withdrawals the history says something about")
          .isGreaterThanOrEqualTo((int) TIME.toSeconds() * LEAST_SAMPLES_PER_S);
      for (int instance = 0; instance < Cluster.INSTANCES; instance++) {
        assertThat(samples.on(instance)).as("samples on %d", instance).isPositive();
      }
    }
  }

  private void load(Cluster cluster, Random random)
      throws InterruptedException, ExecutionException {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(Client.CLIENTS);
    try {
      List<Future<Recorder>> running = new ArrayList<>();
      for (int number = 0; number < Client.CLIENTS; number++) {
        Random own = new Random(random.nextLong());
        running.add(threads.submit(new Client(number, cluster.instances(), own, over::get)));
      }
      new Disruptions(cluster, random, TIME, text -> say("%s", text)).run();
      over.set(true);
      say("the clients are to end");
      for (Future<Recorder> client : running) {
        recorders.add(client.get());
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }

  private History history(Cluster cluster) {
    return new History(
        recorders.stream().flatMap(recorder -> recorder.writes().stream()).toList(),
        recorders.stream().flatMap(recorder -> recorder.decisions().stream()).toList(),
        ConsentLog.read(cluster.bootstrapServers()));
  }

  private void tell(History history, Samples samples) {
    say(
        "%d decisions (%d allow), %d grants and %d withdrawals sent, %d records in the log",
        history.decisions().size(),
        history.decisions().stream().filter(Decision::allowed).count(),
        sent(history, Change.GRANT),
        sent(history, Change.WITHDRAWAL),
        history.log().size());
    tellTimes(history);
    say(
        "%d told to come back, %d without answer",
        recorders.stream().mapToInt(Recorder::withheldCount).sum(),
        recorders.stream().mapToInt(Recorder::lostCount).sum());
    say(
        "%d withdrawals after an allow, then asked about on every live gateway: %d, %d, %d",
        samples.count(), samples.on(0), samples.on(1), samples.on(2));
  }

  private void tellTimes(History history) {
    long[] millis =
        history.decisions().stream()
            .mapToLong(d -> (d.span().returned() - d.span().invoked()) / 1_000_000)
            .sorted()
            .toArray();
    say(
        "decisions took %d ms at the median, %d at 99 %%, %d at most",
        millis[millis.length / 2], millis[millis.length * 99 / 100], millis[millis.length - 1]);
  }

  private static long sent(History history, Change change) {
    return history.writes().stream().filter(write -> write.change() == change).count();
  }

  private void say(String format, Object... arguments) {
    long seconds = (System.nanoTime() - begun) / 1_000_000_000;
    String text = String.format(Locale.ROOT, format, arguments);
    System.out.println("linearizability, second " + seconds + ": " + text);
  }
}
