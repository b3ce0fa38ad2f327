package io.placet.benchmarks.segments;

import io.placet.benchmarks.gate.GateLoad;
import io.placet.benchmarks.gate.Happening;
import io.placet.domain.event.FieldValue;
import io.placet.schemas.avro.SegmentDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady shop, and in it at a steady rate contacts who look for the first time at one certain
 * thing, and so enter one certain segment. Each has its scheduled instant, whatever came before it.
 *
 * @param shoppers contacts with a history
 * @param probes how many of them look at it, the first ones
 */
record Probes(int shoppers, int probes) {
  Probes {
    probes = Math.min(probes, shoppers);
  }

  static final String SEGMENT = "probe";

  private static final int PER_S = 20;

  /** Of the shop's events, to one probe. */
  private static final int BESIDE = 25;

  private static final String CATEGORY = "probe";

  static SegmentDefinition segment() {
    return SegmentMix.definition(
        SEGMENT,
        "Probe",
        RuleMix.PROFILED,
        Leaves.did(Leaves.VIEW, Leaves.where(Leaves.is("category", CATEGORY)), "P30D"));
  }

  /** Names a probe by its contact and the number of its event. */
  @FunctionalInterface
  interface Naming {
    String of(int contact, long number);
  }

  /** How many events there are in all, the shop's and the probes'. */
  long events() {
    return (long) probes * (BESIDE + 1);
  }

  /**
   * Sends them.
   *
   * @param first number of the first event
   * @param shop whose events come at the instants that they are sent at
   * @param naming what a probe is known by when it arrives
   */
  void send(GateLoad load, long first, ShopEvents shop, Arrivals arrivals, Naming naming) {
    long interval = 1_000_000_000L / PER_S / (BESIDE + 1);
    long next = System.nanoTime();
    long number = first;
    for (int probe = 0; probe < probes; probe++) {
      for (int beside = 0; beside < BESIDE; beside++) {
        next = await(next) + interval;
        load.append(number, now(shop.happening(number)), () -> {});
        number++;
      }
      next = await(next) + interval;
      String name = naming.of(probe, number);
      load.append(number, view(probe), () -> arrivals.acknowledged(name));
      number++;
    }
  }

  private static Happening now(Happening planned) {
    return new Happening(
        planned.contact(), planned.type(), Instant.now(), planned.purposes(), planned.fields());
  }

  private static Happening view(int contact) {
    return new Happening(
        contact,
        Leaves.VIEW,
        Instant.now(),
        List.of("profiling", "analytics"),
        Map.of("category", new FieldValue.Text(CATEGORY)));
  }

  private static long await(long due) {
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(100_000L);
    }
    return due;
  }
}
