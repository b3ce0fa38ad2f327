package io.placet.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** A contact with hundreds of events in an hour would be none of a shop. */
  private static final int CONTACTS = 150_000;

  private static final long SATURATED_S = 30;
  private static final double SHARE = 0.5;
  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(30);
  private static final Duration WORKED_OFF = Duration.ofMinutes(5);

  /** How far the stream may be behind what was sent, at the end. */
  private static final double BEHIND_S = 10;

  @TempDir Path folder;

  @Test
  void atHalfLoadMemoryHandlesAndThreadsStayAsTheyAre() throws InterruptedException {
    List<Vitals> samples = new ArrayList<>();
    try (PlacetProcess placet = PlacetProcess.start(folder);
        SteadyLoad load = new SteadyLoad(placet.api(), CONTACTS)) {
      load.grantAll();
      workedOffPerSecond(placet, load); // while code is compiled
      double saturated = workedOffPerSecond(placet, load);
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
      assertThat(behind(placet, load)).isLessThan((long) (rate * BEHIND_S));
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

  /** Events a second of a burst, until the last of them is readable behind the gate. */
  private static double workedOffPerSecond(PlacetProcess placet, SteadyLoad load) {
    long before = load.sent();
    long begun = System.nanoTime();
    load.saturate(SATURATED_S);
    Until.holds(WORKED_OFF, "the burst to be worked off", () -> behind(placet, load) <= 0);
    return (load.sent() - before) * 1e9 / (System.nanoTime() - begun);
  }

  /** Events sent that are neither admitted nor withheld yet. */
  private static long behind(PlacetProcess placet, SteadyLoad load) {
    return load.sent() - placet.api().judged();
  }

  private static void say(String format, Object... arguments) {
    System.out.println("soak: " + String.format(Locale.ROOT, format, arguments));
  }
}
