package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.schemas.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * An hour at half of what the process can take: what it holds must not grow. {@code
 * -Dplacet.soak.minutes} for another time.
 */
@EnabledIfSystemProperty(named = "placet.long", matches = "true")
class SoakTest {
  private static final int MINUTES = Integer.getInteger("placet.soak.minutes", 60);
  private static final int CONTACTS = 50_000;
  private static final long SATURATED_S = 30;
  private static final double SHARE = 0.5;
  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(30);
  private static final Duration WORKED_OFF = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void atHalfLoadMemoryHandlesAndThreadsStayAsTheyAre() throws InterruptedException {
    List<Vitals> samples = new ArrayList<>();
    try (PlacetProcess placet = PlacetProcess.start(folder);
        SteadyLoad load = new SteadyLoad(placet.api(), CONTACTS)) {
      load.grantAll();
      double saturated = load.saturate(SATURATED_S);
      Until.holds(WORKED_OFF, "what was sent to be worked off", () -> isWorkedOff(placet, load));
      double rate = saturated * SHARE;
      say("saturated at %.0f events/s, now %.0f for %d minutes", saturated, rate, MINUTES);
      load.send(rate);
      long begun = System.nanoTime();
      long end = begun + TimeUnit.MINUTES.toNanos(MINUTES);
      while (System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_SAMPLES.toMillis());
        load.check();
        samples.add(Vitals.of(placet.pid()));
        double minute = (System.nanoTime() - begun) / 60e9;
        say(
            "%s  sent %d, behind %d",
            samples.get(samples.size() - 1).row(minute), load.sent(), behind(placet, load));
      }
    }
    List<Drift> drifts =
        List.of(
            Drift.of("heap in use, MB", samples, Vitals::heapMb, 0.10, 20),
            Drift.of("resident memory, MB", samples, Vitals::residentMb, 0.10, 50),
            Drift.of("file handles", samples, Vitals::handles, 0.05, 30),
            Drift.of("threads", samples, Vitals::threads, 0.02, 4));
    drifts.forEach(drift -> say("%s", drift));
    assertThat(Drift.growing(drifts)).isEmpty();
    assertThat(samples).allSatisfy(sample -> assertThat(sample.residentMb()).isLessThan(3_072));
  }

  private static boolean isWorkedOff(PlacetProcess placet, SteadyLoad load) {
    return behind(placet, load) <= 0;
  }

  /** Events sent that are not readable behind the gate, as far as end offsets tell. */
  private static long behind(PlacetProcess placet, SteadyLoad load) {
    long out =
        placet
            .topics()
            .stableEnds(List.of(Topic.PSEUDONYMISED_EVENTS, Topic.WITHHELD))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return load.sent() - out;
  }

  private static void say(String format, Object... arguments) {
    System.out.println("soak: " + String.format(Locale.ROOT, format, arguments));
  }
}
